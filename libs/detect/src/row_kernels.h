#pragma once
#include <cstdint>
#include <cstdlib>
#include <genie/image/view.h>
namespace genie::detect {
inline void PackRow(const uint8_t* source, PixelFormat format, int32_t width, uint32_t* target) {
  const int step = BytesPerPixel(format);
  const bool swap = format == PixelFormat::kBgr || format == PixelFormat::kBgra;
  for (int32_t x = 0; x < width; ++x) {
    const uint8_t* p = source + ptrdiff_t{x} * step;
    const uint32_t a = p[0], b = step == 1 ? a : p[1], c = step == 1 ? a : p[2];
    target[x] = swap ? (c | b << 8 | a << 16) : (a | b << 8 | c << 16);
  }
}
inline bool Near(uint32_t a, uint32_t b, int t) {
  return std::abs(int(a & 255) - int(b & 255)) <= t &&
         std::abs(int(a >> 8 & 255) - int(b >> 8 & 255)) <= t &&
         std::abs(int(a >> 16 & 255) - int(b >> 16 & 255)) <= t;
}
inline void RowMasks(const uint32_t* row, const uint32_t* below, int32_t width, int t,
                     uint64_t* right, uint64_t* down) {
  for (int32_t w = 0; w * 64 < width; ++w) {
    uint64_t r = 0, d = 0;
    const int32_t n = width - w * 64 < 64 ? width - w * 64 : 64;
    for (int32_t i = 0; i < n; ++i) {
      const int32_t x = w * 64 + i;
      if (x + 1 < width && Near(row[x], row[x + 1], t)) r |= uint64_t{1} << i;
      if (below != nullptr && Near(row[x], below[x], t)) d |= uint64_t{1} << i;
    }
    right[w] = r;
    if (down != nullptr) down[w] = d;
  }
}
}
