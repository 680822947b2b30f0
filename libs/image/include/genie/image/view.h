// Views of pixels: where they are, how large, how far apart the rows. A view never owns, is two
// words larger than a pointer, and is passed by value.
//
//   data            first byte of the top left pixel
//   width, height   pixels
//   stride_bytes    from one row to the next; at least width * BytesPerPixel(format); may be
//                   larger (a region of a larger image, padded rows). Never negative.
//
// Depends on: base.
// Thread safety: values; concurrent reads of the same pixels are safe.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/base/geometry.h>
#include <genie/base/limits.h>
#include <genie/base/status.h>

namespace genie {

enum class PixelFormat : uint8_t { kGray, kRgb, kBgr, kRgba, kBgra };

constexpr int BytesPerPixel(PixelFormat format) {
  return format == PixelFormat::kGray                                 ? 1
         : format == PixelFormat::kRgb || format == PixelFormat::kBgr ? 3
                                                                      : 4;
}

struct ConstImageView {
  const uint8_t* data = nullptr;
  int32_t width = 0;
  int32_t height = 0;
  ptrdiff_t stride_bytes = 0;
  PixelFormat format = PixelFormat::kGray;

  const uint8_t* row(int32_t y) const { return data + y * stride_bytes; }
  Box bounds() const { return {0, 0, width, height}; }
  bool empty() const { return data == nullptr || width <= 0 || height <= 0; }
};

struct ImageView {
  uint8_t* data = nullptr;
  int32_t width = 0;
  int32_t height = 0;
  ptrdiff_t stride_bytes = 0;
  PixelFormat format = PixelFormat::kGray;

  uint8_t* row(int32_t y) const { return data + y * stride_bytes; }
  Box bounds() const { return {0, 0, width, height}; }
  bool empty() const { return data == nullptr || width <= 0 || height <= 0; }
  operator ConstImageView() const {  // NOLINT(google-explicit-constructor): adding const
    return {data, width, height, stride_bytes, format};
  }
};

// The part of `view` inside `region`, clipped to the view. No copy; may be empty.
ConstImageView Crop(ConstImageView view, const Box& region);
ImageView Crop(ImageView view, const Box& region);

// Checks a view that comes from outside: not empty, stride at least a row, sides and pixels
// within `limits`. Errors: kInvalidArgument, kLimitExceeded.
Status Validate(ConstImageView view, const ImageLimits& limits);

// Checks a size before anything is allocated for it. Errors: kInvalidArgument, kLimitExceeded.
Status ValidateSize(int64_t width, int64_t height, const ImageLimits& limits);

// True when the two views share a byte.
bool Overlap(ConstImageView a, ConstImageView b);

}  // namespace genie
