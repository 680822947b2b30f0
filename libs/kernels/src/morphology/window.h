// One side of the rectangle of Dilate and Erode, cut to what a plane can hold, and the sizes of
// their scratch.
//
// Thread safety: pure functions.
#pragma once

#include <algorithm>
#include <cstddef>

namespace genie::kernels {

// Columns that are worked on at once: four cache lines of a row, and a few KiB for small
// rectangles, which stay in L1.
inline constexpr size_t kStripColumns = 256;

// Bytes that vectors may touch past the end of a padded row: two of the widest.
inline constexpr size_t kLineSlack = 128;

// Values before and after the one in question.
struct Window {
  size_t before;
  size_t after;

  constexpr size_t size() const { return before + 1 + after; }
};

// Up to this height combining every row of the window is faster than van Herk's three operations
// and their copies (measured: 0.20 against 0.33 ms at 3 rows of 1920x1080).
inline constexpr size_t kMaxRingRows = 8;

// Bytes of one padded row, and from one row of the ring to the next, in whole cache lines.
constexpr size_t WholeLines(size_t bytes) { return (bytes + 63) / 64 * 64; }
constexpr size_t LineBytes(size_t width, Window across) {
  return WholeLines(width + across.size() + kLineSlack);
}
constexpr size_t RingPitch(size_t width) { return WholeLines(width + kLineSlack); }

constexpr Window WindowOf(size_t side, size_t plane_side) {
  const size_t most = plane_side == 0 ? 0 : plane_side - 1;
  return {std::min(side / 2, most), std::min(side - 1 - side / 2, most)};
}

}  // namespace genie::kernels
