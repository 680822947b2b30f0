// The oracle of MatchTemplate: see genie/kernels/match_template.h.
#include <genie/kernels/match_template.h>

#include <cmath>

namespace genie::kernels::scalar {
namespace {

int64_t SumOfWindow(const MatchPattern& pattern, const uint16_t* window) {
  int64_t sum = 0;
  const int16_t* values = pattern.values;
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    for (size_t y = 0; y < pattern.extent.height; ++y, values += pattern.value_stride) {
      const uint16_t* row =
          window + ptrdiff_t(plane) * pattern.plane_stride + ptrdiff_t(y) * pattern.row_stride;
      for (size_t x = 0; x < pattern.extent.width; ++x) sum += int64_t{row[x]} * values[x];
    }
  }
  return sum;
}

}  // namespace

void MatchPlanesOfRow(const uint8_t* source, PixelOrder order, size_t width, uint16_t* planes,
                      ptrdiff_t plane_stride) {
  const size_t bytes = PixelBytes(order);
  const size_t count = bytes == 1 ? 1 : kMatchPlanes;
  for (size_t plane = 0; plane < count; ++plane) {
    for (size_t x = 0; x < width; ++x) {
      planes[ptrdiff_t(plane) * plane_stride + ptrdiff_t(x)] = source[x * bytes + plane];
    }
  }
}

void MatchMoveColumns(const MatchPattern& pattern, const uint16_t* entering,
                      const uint16_t* leaving, size_t width, const MatchColumns& columns) {
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    for (size_t x = 0; x < width; ++x) {
      const ptrdiff_t at = ptrdiff_t(plane) * pattern.plane_stride + ptrdiff_t(x);
      const uint32_t in = entering[at];
      const uint32_t out = leaving == nullptr ? 0 : leaving[at];
      columns.sums[plane][x] += in - out;
      columns.squares[x] += in * in - out * out;
    }
  }
}

void MatchDescribeWindows(const MatchPattern& pattern, const MatchColumns& columns, size_t width,
                          const MatchWindows& windows) {
  const size_t span = pattern.extent.width;
  const uint64_t pixels = uint64_t{span} * pattern.extent.height;
  windows.square_ends[0] = 0;
  for (size_t plane = 0; plane < pattern.planes; ++plane) windows.sum_ends[plane][0] = 0;
  for (size_t x = 0; x < width; ++x) {
    windows.square_ends[x + 1] = windows.square_ends[x] + columns.squares[x];
    for (size_t plane = 0; plane < pattern.planes; ++plane) {
      windows.sum_ends[plane][x + 1] = windows.sum_ends[plane][x] + columns.sums[plane][x];
    }
  }
  const size_t count = width - span + 1;
  for (size_t x = 0; x < count + kMatchPadding; ++x) windows.roots[x] = 0;
  for (size_t x = 0; x < count; ++x) {
    // N^2 times the variance; what 64 bits lose in between comes back.
    uint64_t variance = pixels * (windows.square_ends[x + span] - windows.square_ends[x]);
    for (size_t plane = 0; plane < pattern.planes; ++plane) {
      const uint64_t sum = windows.sum_ends[plane][x + span] - windows.sum_ends[plane][x];
      variance -= sum * sum;
      windows.means[plane][x] = float(double(sum) / double(pixels));
    }
    const double root = std::sqrt(double(variance) / double(pixels));
    windows.roots[x] = float(root) * (1.0f - 0x1p-18f);
  }
}

void MatchSumSquares(Rows<const uint16_t> rows, size_t side, size_t width, uint16_t* target) {
  for (size_t x = 0; x < width; ++x) {
    uint32_t sum = 0;
    for (size_t i = 0; i < side * side; ++i) sum += rows.row(ptrdiff_t(i / side))[x + i % side];
    target[x] = uint16_t(sum);
  }
}

size_t MatchFindHits(const MatchPattern& pattern, const uint16_t* row, const uint16_t*,
                     size_t count, const MatchWindows& windows, MatchHit* hits) {
  size_t found = 0;
  for (size_t x = 0; x < count; ++x) {
    if (windows.roots[x] > 0) hits[found++] = {x, SumOfWindow(pattern, row + x)};
  }
  return found;
}

}  // namespace genie::kernels::scalar
