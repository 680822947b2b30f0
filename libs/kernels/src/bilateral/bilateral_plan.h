// What the loops of a bilateral filter have in common for one call, and how its scratch is laid
// out.
//
// An image is filtered in strips of columns, so that what is kept of the last rows stays in the
// cache whatever the width. A line of scratch holds one value for each column of a strip and for
// `radius` columns on both sides of it (pixels: for twice as many).
//
// Depends on: bilateral_weights.h, pixels/border.h. Thread safety: pure functions.
#pragma once

#include "bilateral/bilateral_weights.h"
#include "pixels/border.h"

namespace genie::kernels {

// Values of a line; a whole number of vectors.
inline constexpr size_t kBilateralLine = 512;
// Bytes of a line of one colour's pixels: both borders, and room for loads of whole vectors.
inline constexpr size_t kBilateralPixels = kBilateralLine + 64;

struct BilateralPlan {
  Rows<const uint8_t> source;
  Neighbours outside;
  Extent extent;
  size_t channels;
  const BilateralWeights& weights;

  size_t colours() const { return channels == 1 ? 1 : 3; }
  // Weights of all differences of two pixels.
  size_t table_pitch() const { return 255 * colours() + 1; }
  // Columns of a strip.
  size_t strip() const { return kBilateralLine - 2 * weights.radius; }

  const uint8_t* Row(ptrdiff_t y) const {
    return source.row(BorderRow(y, extent.height, outside, Border::kReflect));
  }
  const uint8_t* Pixel(ptrdiff_t x, ptrdiff_t y) const {
    return Row(y) + BorderIndex(x, extent.width, Border::kReflect) * ptrdiff_t(channels);
  }
};

// Lines that are kept of a neighbour's pairs: those of the rows that lower pixels still read.
inline size_t BilateralRowsKept(const BilateralWeights& weights) {
  size_t rows = 0;
  for (size_t i = 0; i < weights.count; ++i) rows += weights.neighbours[i].down + size_t{1};
  return rows;
}

// Bytes of scratch: lines of pixels, of sums over the lower half and of pairs, or the oracle's
// table; and a row of results.
inline size_t BilateralScratchBytes(size_t channels, const BilateralWeights& weights) {
  const size_t colours = channels == 1 ? 1 : 3;
  const size_t pixels = (weights.radius + 1) * colours * kBilateralPixels;
  const size_t pairs = (BilateralRowsKept(weights) + 1) * (colours + 1) * kBilateralLine * 2;
  const size_t table = weights.count * (255 * colours + 1) * 2;
  return std::max(pixels + pairs + (colours + 1) * kBilateralLine, table);
}

}  // namespace genie::kernels
