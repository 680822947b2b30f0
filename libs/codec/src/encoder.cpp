// Shared by the encoders: see encoder.h.
#include "encoder.h"

#include <cstring>

namespace genie::codec {
namespace {

void ExpandGray(const uint8_t* source, size_t width, uint8_t* target) {
  for (size_t x = 0; x < width; ++x) {
    std::memset(target + 3 * x, source[x], 3);
  }
}

void TurnBlueFirst(const uint8_t* source, size_t width, size_t channels, uint8_t* target) {
  for (size_t x = 0; x < width; ++x, source += channels, target += channels) {
    target[0] = source[2];
    target[1] = source[1];
    target[2] = source[0];
    if (channels == 4) {
      target[3] = source[3];
    }
  }
}

}  // namespace

Status CheckEncodable(ConstImageView image, int64_t max_pixels, int64_t max_side) {
  return Validate(image, {.max_side = max_side, .max_pixels = max_pixels});
}

void PackRow(const uint8_t* source, PixelFormat format, size_t width, uint8_t* target) {
  const auto channels = static_cast<size_t>(BytesPerPixel(format));
  switch (format) {
    case PixelFormat::kGray:
      ExpandGray(source, width, target);
      return;
    case PixelFormat::kBgr:
    case PixelFormat::kBgra:
      TurnBlueFirst(source, width, channels, target);
      return;
    default:
      std::memcpy(target, source, width * channels);
  }
}

Result<const uint8_t*> PackRgb(ConstImageView image, Buffer& scratch) {
  const auto width = static_cast<size_t>(image.width);
  const size_t row_bytes = width * (BytesPerPixel(image.format) == 4 ? 4 : 3);
  const bool in_order = image.format == PixelFormat::kRgb || image.format == PixelFormat::kRgba;
  if (in_order && image.stride_bytes == static_cast<ptrdiff_t>(row_bytes)) {
    return image.data;
  }
  auto packed = Buffer::Allocate(row_bytes * static_cast<size_t>(image.height));
  if (!packed) {
    return Fail(packed.error());
  }
  scratch = std::move(*packed);
  for (int32_t y = 0; y < image.height; ++y) {
    PackRow(image.row(y), image.format, width, scratch.data() + row_bytes * y);
  }
  return scratch.data();
}

}  // namespace genie::codec
