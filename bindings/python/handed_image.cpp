// HandedImage: see handed_image.h.
#include "handed_image.h"

#include <cstring>
#include <utility>

#include <genie/image/copy.h>

#include "errors.h"
#include "gil.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

const ImageLimits& LimitsOf(PythonEngine& engine) { return engine.engine().config().limits; }

CopyCount NewCount() { return std::make_shared<std::atomic<int64_t>>(0); }

}  // namespace

HandedImage HandedImage::Share(const PixelImage& image) {
  const int64_t before = GetThreadCopyStats().copies;
  auto shared = [&] {
    const Image held = image.image();
    const ReleasedGil no_gil;
    return ShareImage(held);
  }();
  *image.copies() += GetThreadCopyStats().copies - before;
  ThrowIfError(shared ? Status::Ok() : shared.error());
  return HandedImage(std::move(*shared));
}

HandedImage HandedImage::OfParts(int descriptor, const nb::bytes& note) {
  SharedImage shared{.descriptor = Descriptor(descriptor), .note = {}};
  if (note.size() != sizeof(ImageNote)) {
    throw StatusError(Status(StatusCode::kBadData, "this is no handle of an image")
                          .With("bytes", static_cast<int64_t>(note.size())),
                      Task::kImage);
  }
  std::memcpy(&shared.note, note.c_str(), sizeof(ImageNote));
  return HandedImage(std::move(shared));
}

nb::bytes HandedImage::Note() const {
  return nb::bytes(static_cast<const void*>(&shared_.note), sizeof(ImageNote));
}

void HandedImage::Send(int socket, int64_t timeout_ms) const {
  Status status;
  {
    const ReleasedGil no_gil;
    status = SendImage(socket, shared_.descriptor, shared_.note, timeout_ms);
  }
  ThrowIfError(status);
}

PixelImage HandedImage::Open(PythonEngine& engine) const {
  auto image = OpenImage(shared_.descriptor, shared_.note, LimitsOf(engine));
  ThrowIfError(image ? Status::Ok() : image.error());
  return {std::move(*image), NewCount()};
}

PixelImage HandedImage::Receive(PythonEngine& engine, int socket, int64_t timeout_ms) {
  auto image = [&] {
    const ReleasedGil no_gil;
    return ReceiveImage(socket, LimitsOf(engine), timeout_ms);
  }();
  ThrowIfError(image ? Status::Ok() : image.error());
  return {std::move(*image), NewCount()};
}

void BindHandedImage(nb::module_& module) {
  nb::class_<HandedImage>(module, "HandedImage", "Sealed pixels, and where they lie.")
      .def_static("share", &HandedImage::Share, nb::arg("image"))
      .def_static("of_parts", &HandedImage::OfParts, nb::arg("descriptor"), nb::arg("note"))
      .def("fileno", &HandedImage::descriptor)
      .def("note", &HandedImage::Note)
      .def("send", &HandedImage::Send, nb::arg("socket"), nb::arg("timeout_ms"))
      .def("open", &HandedImage::Open, nb::arg("engine"))
      .def_static("receive", &HandedImage::Receive, nb::arg("engine"), nb::arg("socket"),
                  nb::arg("timeout_ms"));
}

}  // namespace genie::python
