// One side of the element of Dilate and Erode, cut to what an image can hold, and how their scratch
// is laid out.
//
//   line    one source row, padded at both ends by what the window reaches
//   bar     the windows of one row, for crosses
//   prefix  for tall elements: the combination of the rows of a block so far
//   rows    a ring of the last rows of low elements; two blocks of rows of tall ones
//
// Thread safety: pure functions.
#pragma once

#include <genie/kernels/morphology.h>

#include <algorithm>
#include <cstddef>

namespace genie::kernels {

// Bytes that vectors may touch past the end of a row in scratch: two of the widest.
inline constexpr size_t kLineSlack = 128;

// Values before and after the one in question.
struct Window {
  size_t before;
  size_t after;

  constexpr size_t size() const { return before + 1 + after; }
};

// `most` values lie on either side at most.
constexpr Window WindowOf(size_t side, size_t most) {
  return {std::min(side / 2, most), std::min(side - 1 - side / 2, most)};
}

// Up to this height, combining every row of the window is faster than van Herk's three operations
// and their stores.
inline constexpr size_t kMaxRingRows = 8;

// Whole cache lines, and an odd number of them: rows below each other then lie in different sets of
// the cache.
constexpr size_t Pitch(size_t bytes) { return ((bytes + 63) / 64 | 1) * 64; }

struct MorphologyLayout {
  size_t line, bar, prefix, rows;  // offsets in bytes
  size_t pitch;                    // of every row but the line
  size_t bytes;
};

constexpr MorphologyLayout LayoutOf(size_t row_bytes, size_t reach_bytes, size_t rows) {
  MorphologyLayout layout{};
  layout.pitch = Pitch(row_bytes + kLineSlack);
  layout.bar = layout.line + Pitch(row_bytes + reach_bytes + kLineSlack);
  layout.prefix = layout.bar + layout.pitch;
  layout.rows = layout.prefix + layout.pitch;
  layout.bytes = layout.rows + (rows <= kMaxRingRows ? rows : 2 * rows) * layout.pitch;
  return layout;
}

}  // namespace genie::kernels
