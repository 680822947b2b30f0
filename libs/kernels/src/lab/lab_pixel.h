// One pixel of ToLab: see genie/kernels/lab.h.
//
// Depends on: lab_tables.h. Thread safety: pure functions.
#pragma once

#include <algorithm>
#include <cstdint>

#include "lab/lab_tables.h"

namespace genie::kernels {

// L | a << 8 | b << 16.
inline uint32_t LabOfPixel(uint32_t red, uint32_t green, uint32_t blue) {
  const uint32_t r = kLinear[red], g = kLinear[green], b = kLinear[blue];
  const int32_t fx = kCubeRoot[(1777 * r + 1541 * g + 778 * b + 2048) >> 12];
  const int32_t fy = kCubeRoot[(871 * r + 2929 * g + 296 * b + 2048) >> 12];
  const int32_t fz = kCubeRoot[(73 * r + 448 * g + 3575 * b + 2048) >> 12];
  const int32_t lightness = (296 * fy - 1336934 + 16384) >> 15;
  const int32_t a = ((500 * (fx - fy) + 16384) >> 15) + 128;
  const int32_t yellow = ((200 * (fy - fz) + 16384) >> 15) + 128;
  const auto byte = [](int32_t value) { return uint32_t(std::clamp(value, 0, 255)); };
  return byte(lightness) | byte(a) << 8 | byte(yellow) << 16;
}

}  // namespace genie::kernels
