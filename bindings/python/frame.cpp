// Frame: see frame.h.
#include "frame.h"

#include <nanobind/stl/string.h>

#include <genie/codec/file.h>

#include "errors.h"
#include "pixel_image.h"

namespace genie::python {

namespace nb = nanobind;

Frame Frame::OfPixels(const Pixels& pixels, const std::string& format) {
  Frame frame;
  const auto height = static_cast<int64_t>(pixels.shape(0));
  const auto width = static_cast<int64_t>(pixels.shape(1));
  // Any size that fits: the limits themselves are the engine's to check.
  ThrowIfError(ValidateSize(width, height, {.max_side = INT32_MAX, .max_pixels = INT64_MAX}));
  frame.view_ = {.data = pixels.data(),
                 .width = static_cast<int32_t>(width),
                 .height = static_cast<int32_t>(height),
                 .stride_bytes = pixels.stride(0),
                 .format = FormatFromName(format)};
  const int64_t channels = BytesPerPixel(frame.view_.format);
  const bool packed =
      (width == 1 || pixels.stride(1) == channels) && (channels == 1 || pixels.stride(2) == 1);
  if (static_cast<int64_t>(pixels.shape(2)) != channels || !packed) {
    throw StatusError(Status(StatusCode::kInvalidArgument,
                             "pixels do not follow each other as their format asks; copy the array")
                          .With("format", format),
                      Task::kImage);
  }
  if (height == 1) frame.view_.stride_bytes = width * channels;  // a single row's may be anything
  frame.pixels_ = pixels;
  return frame;
}

Frame Frame::OfEncoded(const nb::bytes& encoded) {
  Frame frame;
  frame.encoded_ = {reinterpret_cast<const uint8_t*>(encoded.data()), encoded.size()};
  frame.bytes_ = encoded;
  return frame;
}

Frame Frame::OfFile(const std::string& path) {
  Frame frame;
  frame.path_ = path;
  return frame;
}

void Frame::Into(DetectJob& job) const {
  job.frame = view_;
  job.encoded = encoded_;
  job.path = path_;
}

Status Frame::Detect(Engine& engine, const DetectRequest& request, DetectResult& result) const {
  if (!path_.empty()) return engine.DetectFile(path_, request, result);
  if (!view_.empty()) return engine.Detect(view_, request, result);
  return engine.DetectEncoded(encoded_, request, result);
}

Result<Image> Frame::Decode(Engine& engine, BufferPool* pool) const {
  if (!path_.empty()) {
    List<uint8_t> bytes;
    GENIE_FAIL_IF_ERROR(ReadFile(path_, engine.config().limits, bytes));
    Result<Image> image = engine.Decode(bytes.span(), pool);
    return image ? std::move(image) : Fail(image.error().Prefixed(path_));
  }
  if (!view_.empty()) {
    return Fail(Status(StatusCode::kInvalidArgument, "these are pixels; nothing is to be decoded"));
  }
  return engine.Decode(encoded_, pool);
}

void BindFrame(nb::module_& module) {
  nb::class_<Frame>(module, "Frame", "One picture as it was given; borrows, copies nothing.")
      .def_static("of_pixels", &Frame::OfPixels, nb::arg("pixels").noconvert(), nb::arg("format"))
      .def_static("of_encoded", &Frame::OfEncoded, nb::arg("encoded"))
      .def_static("of_file", &Frame::OfFile, nb::arg("path"))
      .def_prop_ro(
          "has_pixels", [](const Frame& frame) { return !frame.pixels().empty(); },
          "False for an encoded picture and for a file.")
      .def_prop_ro("pixel_count", [](const Frame& frame) {
        return int64_t{frame.pixels().width} * frame.pixels().height;
      });
}

}  // namespace genie::python
