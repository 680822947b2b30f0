// PythonScreen: see python_screen.h.
#include "python_screen.h"

#include <cstring>
#include <utility>

#include <nanobind/ndarray.h>
#include <nanobind/stl/array.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>

#include "errors.h"
#include "gil.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

using Pixels = nb::ndarray<nb::numpy, const uint8_t, nb::ndim<3>>;
using Damage = nb::ndarray<nb::numpy, const int32_t, nb::ndim<2>>;
using Memory = std::shared_ptr<const void>;

nb::object PixelArray(const CapturedFrame& frame) {
  auto* memory = new Memory(frame.memory);
  const nb::capsule owner(memory, [](void* held) noexcept { delete static_cast<Memory*>(held); });
  const ConstImageView& view = frame.pixels;
  return nb::cast(Pixels(view.data,
                         {static_cast<size_t>(view.height), static_cast<size_t>(view.width), 4},
                         owner, {view.stride_bytes, 4, 1}));
}

nb::object DamageArray(const CapturedFrame& frame) {
  if (frame.whole) return nb::none();
  static_assert(sizeof(Box) == 4 * sizeof(int32_t));
  const size_t count = frame.damage.size();
  auto* boxes = new int32_t[4 * count];
  const nb::capsule owner(boxes, [](void* held) noexcept { delete[] static_cast<int32_t*>(held); });
  std::memcpy(boxes, frame.damage.data(), count * sizeof(Box));
  return nb::cast(Damage(boxes, {count, 4}, owner));
}

}  // namespace

PythonScreen::PythonScreen(const std::string& display,
                           const std::optional<std::array<int32_t, 4>>& region,
                           std::optional<uint32_t> window, double max_rate_hz) {
  CaptureOptions options;
  options.display = display;
  if (region) options.region = Box{(*region)[0], (*region)[1], (*region)[2], (*region)[3]};
  options.window = window;
  options.max_rate_hz = max_rate_hz;
  auto source = [&] {
    const ReleasedGil no_gil;
    return ScreenSource::Open(options);
  }();
  ThrowIfError(source ? Status::Ok() : source.error(), Task::kScreen);
  source_ = std::move(*source);
}

PythonScreen::~PythonScreen() {
  if (ForkGeneration() != birth_) static_cast<void>(source_.release());
}

nb::object PythonScreen::Next(int64_t timeout_ms) {
  Result<CapturedFrame> frame;
  {
    const ReleasedGil no_gil;
    const std::lock_guard lock(at_work_);
    frame = source_->Next(timeout_ms);
  }
  if (!frame && frame.error().code() == StatusCode::kCancelled) return nb::none();
  ThrowIfError(frame ? Status::Ok() : frame.error(), Task::kScreen);
  if (frame->damage.empty()) return nb::none();
  const Box& place = frame->place;
  return nb::make_tuple(PixelArray(*frame), DamageArray(*frame),
                        nb::make_tuple(place.x, place.y, place.width, place.height),
                        frame->captured_ns);
}

HandedImage PythonScreen::HandOver() {
  auto given = [&] {
    const ReleasedGil no_gil;
    const std::lock_guard lock(at_work_);
    return source_->HandOver();
  }();
  ThrowIfError(given ? Status::Ok() : given.error(), Task::kScreen);
  return HandedImage(std::move(*given));
}

void PythonScreen::Stop() { source_->Stop(); }

void BindScreen(nb::module_& module) {
  nb::class_<PythonScreen>(module, "Screen", "The live screen.")
      .def(nb::init<const std::string&, const std::optional<std::array<int32_t, 4>>&,
                    std::optional<uint32_t>, double>(),
           nb::arg("display"), nb::arg("region").none(), nb::arg("window").none(),
           nb::arg("max_rate_hz"))
      .def("next", &PythonScreen::Next, nb::arg("timeout_ms"),
           nb::sig("def next(self, timeout_ms: int) -> tuple[numpy.typing.NDArray[numpy.uint8], "
                   "numpy.typing.NDArray[numpy.int32] | None, tuple[int, int, int, int], int] | "
                   "None"))
      .def("hand_over", &PythonScreen::HandOver)
      .def("stop", &PythonScreen::Stop);
}

}  // namespace genie::python
