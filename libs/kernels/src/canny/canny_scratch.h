// What CannyClasses keeps in its scratch, and how much CannyFinish may.
//
// Thread safety: pure functions.
#pragma once

#include "pixels/padded_line.h"

namespace genie::kernels {

// The last four source rows, and half of |dx| + |dy| of the last four rows of that.
struct CannyLines {
  FourLines<uint8_t> pixels;
  FourLines<int16_t> strengths;

  CannyLines(uint64_t* scratch, size_t width) {
    const size_t pitch = PaddedLinePitch(width);
    auto* bytes = reinterpret_cast<uint8_t*>(scratch);
    pixels = {bytes + kLineMargin, pitch};
    strengths = {reinterpret_cast<int16_t*>(bytes + 4 * pitch) + kLineMargin, pitch};
  }
  static constexpr size_t Words(size_t width) { return 12 * PaddedLinePitch(width) / 8; }
};

// Pixels whose neighbours wait to be looked at.
constexpr size_t CannyStackCapacity(Extent extent) {
  return 1024 + extent.width * extent.height / 128;
}

}  // namespace genie::kernels
