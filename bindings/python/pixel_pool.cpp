// PixelPool: see pixel_pool.h.
#include "pixel_pool.h"

#include <memory>
#include <utility>

#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <genie/image/copy.h>
#include <genie/shm/shareable_memory.h>

#include "chain_image.h"
#include "errors.h"
#include "gil.h"

namespace genie::python {

namespace nb = nanobind;

PixelPool::PixelPool(nb::object engine, std::optional<int64_t> max_bytes,
                     std::optional<int64_t> max_idle_bytes)
    : engine_(std::move(engine)) {
  auto pool = this->engine().NewPool(
      {.max_bytes = max_bytes, .max_idle_bytes = max_idle_bytes, .shareable = &ShareableMemory()});
  ThrowIfError(pool ? Status::Ok() : pool.error());
  pool_ = std::move(*pool);
}

PixelImage PixelPool::Create(int64_t width, int64_t height, const std::string& format,
                             bool is_shareable) {
  const PixelFormat pixel_format = FormatFromName(format);
  ThrowIfError(ValidateSize(width, height, engine().config().limits));
  Engine& watcher = engine();
  auto image = [&] {
    const ReleasedGil no_gil;
    watcher.WatchPools();
    return Image::Create(static_cast<int32_t>(width), static_cast<int32_t>(height), pixel_format,
                         &pool_, is_shareable ? Placement::kShareable : Placement::kPrivate);
  }();
  ThrowIfError(image ? Status::Ok() : image.error());
  return {std::move(*image), copies_};
}

PixelImage PixelPool::Borrow(const Pixels& pixels, const std::string& format,
                             bool is_writable) const {
  return PixelImage::Borrow(pixels, format, is_writable, copies_);
}

PixelImage PixelPool::Decode(const Frame& frame) {
  Engine& decoder = engine();
  auto image = [&] {
    const ReleasedGil no_gil;
    decoder.WatchPools();
    return frame.Decode(decoder, &pool_);
  }();
  ThrowIfError(image ? Status::Ok() : image.error());
  return {std::move(*image), copies_};
}

PixelImage PixelPool::Run(const PixelImage& source, const std::vector<ops::Operation>& operations,
                          bool is_shareable) {
  Engine& watcher = engine();
  const int64_t before = GetThreadCopyStats().copies;
  auto image = [&] {
    const Image held = source.image();
    const ReleasedGil no_gil;
    watcher.WatchPools();
    const auto placement = is_shareable ? Placement::kShareable : Placement::kPrivate;
    std::unique_ptr<Arena> scratch = scratch_.Take();
    auto result =
        ChainImage(held.view(), operations, pool_, placement, watcher.config().limits, *scratch);
    scratch_.LayBack(std::move(scratch));
    return result;
  }();
  *copies_ += GetThreadCopyStats().copies - before;
  ThrowIfError(image ? Status::Ok() : image.error());
  return {std::move(*image), copies_};
}

void PixelPool::CountGathered(int64_t bytes) {
  CountCopy(bytes);
  ++*copies_;
}

nb::dict PixelPool::Stats() const {
  const PoolStats stats = pool_.stats();
  nb::dict about;
  about["pool_bytes"] = stats.bytes_in_use + stats.idle_bytes;
  about["pool_idle_bytes"] = stats.idle_bytes;
  about["pool_high_water_bytes"] = stats.held_high_water_bytes;
  about["hits"] = stats.hits;
  about["misses"] = stats.misses;
  about["copies"] = copies_->load();
  return about;
}

void BindPixelPool(nb::module_& module) {
  nb::class_<PixelPool>(module, "PixelPool", "Memory for images.")
      .def(nb::init<nb::object, std::optional<int64_t>, std::optional<int64_t>>(),
           nb::arg("engine"), nb::arg("max_bytes").none(), nb::arg("max_idle_bytes").none(),
           nb::sig("def __init__(self, engine: Engine, max_bytes: int | None, "
                   "max_idle_bytes: int | None) -> None"))
      .def("create", &PixelPool::Create, nb::arg("width"), nb::arg("height"), nb::arg("format"),
           nb::arg("shareable"))
      .def("borrow", &PixelPool::Borrow, nb::arg("pixels").noconvert(), nb::arg("format"),
           nb::arg("writable"))
      .def("decode", &PixelPool::Decode, nb::arg("frame"))
      .def("run", &PixelPool::Run, nb::arg("source"), nb::arg("operations"), nb::arg("shareable"),
           nb::sig("def run(self, source: PixelImage, operations: "
                   "collections.abc.Sequence[Operation], shareable: bool) -> PixelImage"))
      .def("trim", &PixelPool::Trim, nb::arg("keep_idle_bytes") = 0)
      .def("count_gathered", &PixelPool::CountGathered, nb::arg("bytes"))
      .def("stats", &PixelPool::Stats, nb::sig("def stats(self) -> dict[str, int]"));
}

}  // namespace genie::python
