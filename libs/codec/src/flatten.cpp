// Flattening: see flatten.h.
#include "flatten.h"

#include <cstring>

namespace genie::codec {
namespace {

// A plain loop over whole words: compilers make vectors of it.
bool IsOpaque(const uint8_t* row, size_t width) {
  uint32_t all = 0xffffffffu;
  for (size_t x = 0; x < width; ++x) {
    uint32_t pixel;
    std::memcpy(&pixel, row + 4 * x, sizeof(pixel));
    all &= pixel;
  }
  uint8_t bytes[4];
  std::memcpy(bytes, &all, sizeof(all));
  return bytes[3] == 255;
}

void LayRowOverWhite(uint8_t* row, size_t width) {
  for (size_t x = 0; x < width; ++x) {
    uint8_t* pixel = row + 4 * x;
    const uint8_t alpha = pixel[3];
    for (int c = 0; c < 3; ++c) {
      pixel[c] = OverWhite(pixel[c], alpha);
    }
    pixel[3] = 255;
  }
}

}  // namespace

void LayOverWhite(ImageView image) {
  const auto width = static_cast<size_t>(image.width);
  for (int32_t y = 0; y < image.height; ++y) {
    if (!IsOpaque(image.row(y), width)) {
      LayRowOverWhite(image.row(y), width);
    }
  }
}

void FillWhite(ImageView image) {
  for (int32_t y = 0; y < image.height; ++y) {
    std::memset(image.row(y), 255, static_cast<size_t>(image.width) * 4);
  }
}

}  // namespace genie::codec
