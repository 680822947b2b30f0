// The grid of PerceptualHash: where its cells lie, and its bits from the sums of their pixels.
//
// Thread safety: pure functions.
#pragma once

#include <genie/kernels/rows.h>

#include <algorithm>
#include <cstdint>

namespace genie::kernels {

inline constexpr size_t kHashColumns = 9, kHashRows = 8;

struct CellRange {
  size_t begin;
  size_t end;

  constexpr size_t size() const { return end - begin; }
};

// Cell i of `count` along `length` pixels, length >= 1.
constexpr CellRange CellOf(uint64_t i, uint64_t count, uint64_t length) {
  const uint64_t begin = i * length / count;
  return {size_t(begin), size_t(std::max((i + 1) * length / count, begin + 1))};
}

// The sums of each channel over a cell; of gray pixels the first alone.
struct CellSums {
  uint64_t channels[4] = {};

  // 2^14 times the sum of luma.
  constexpr uint64_t Luma(PixelOrder order) const {
    if (order == PixelOrder::kGray) return channels[0] << 14;
    const bool red_first = order == PixelOrder::kRgb || order == PixelOrder::kRgba;
    return 4899 * channels[red_first ? 0 : 2] + 9617 * channels[1] +
           1868 * channels[red_first ? 2 : 0];
  }
};

// The eight bits of one row of cells.
constexpr uint64_t BitsOfCells(const CellSums (&cells)[kHashColumns], PixelOrder order,
                               size_t width, size_t rows) {
  uint64_t bits = 0, left = 0;
  for (size_t x = 0; x < kHashColumns; ++x) {
    const uint64_t pixels = uint64_t(CellOf(x, kHashColumns, width).size()) * rows;
    const uint64_t mean = cells[x].Luma(order) / pixels;
    if (x > 0 && mean > left + (uint64_t{1} << 14)) bits |= uint64_t{1} << (x - 1);
    left = mean;
  }
  return bits;
}

}  // namespace genie::kernels
