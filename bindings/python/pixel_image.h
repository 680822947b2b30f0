// PixelImage: an Image for Python: a numpy array, a buffer and a region of the same memory, and a
// handle for other processes (handed_image.h).
//
// Ownership: holds the Image; arrays and buffers that it gave hold it too, each for itself, so the
//            pixels stay for as long as any of them. A borrowed array is kept alive likewise.
// Errors:    raised as StatusError.
// Depends on: image, shm, nanobind. Thread safety: needs the GIL, but for view().
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include <nanobind/nanobind.h>

#include <genie/image/image.h>

#include "frame.h"

namespace genie::python {

// Copies of pixels that the calls of one pool made; its images count theirs here too.
using CopyCount = std::shared_ptr<std::atomic<int64_t>>;

class PixelImage {
 public:
  PixelImage(Image image, CopyCount copies)
      : image_(std::move(image)), copies_(std::move(copies)) {}

  // The memory of `pixels`, kept alive; written to only where `is_writable`.
  static PixelImage Borrow(const Pixels& pixels, const std::string& format, bool is_writable,
                           CopyCount copies);

  const Image& image() const { return image_; }
  ConstImageView view() const { return image_.view(); }
  const CopyCount& copies() const { return copies_; }

  // u8 [height, width] of gray pixels, [height, width, channels] of others; read-only where the
  // memory is. Errors: kInvalidArgument (closed).
  nanobind::object Array();
  // The part that lies inside the image. Errors: kInvalidArgument (it reaches outside, is empty).
  PixelImage Cropped(int32_t x, int32_t y, int32_t width, int32_t height) const;
  bool IsReadOnly();
  // Whether handing it to another process copies nothing.
  bool IsShareable() const;
  // Lets the pixels go; what else holds them goes on.
  void Close() { image_ = Image(); }

 private:
  Image image_;
  CopyCount copies_;
};

// "gray", "rgb", "bgr", "rgba" or "bgra".
const char* FormatName(PixelFormat format);
PixelFormat FormatFromName(const std::string& name);

void BindPixelImage(nanobind::module_& module);

}  // namespace genie::python
