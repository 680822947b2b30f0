// The oracles of Integral: see genie/kernels/integral.h.
#include <genie/kernels/integral.h>

#include <algorithm>

namespace genie::kernels::scalar {

void Integral(Rows<const uint8_t> source, Rows<uint32_t> target, Extent extent) {
  std::fill_n(target.row(0), extent.width + 1, 0u);
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* row = source.row(y);
    const uint32_t* above = target.row(y);
    uint32_t* sums = target.row(y + 1);
    uint32_t sum = 0;
    sums[0] = 0;
    for (size_t x = 0; x < extent.width; ++x) {
      sum += row[x];
      sums[x + 1] = above[x + 1] + sum;
    }
  }
}

void IntegralOfSquares(Rows<const uint8_t> source, Rows<uint64_t> target, Extent extent) {
  std::fill_n(target.row(0), extent.width + 1, uint64_t{0});
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* row = source.row(y);
    const uint64_t* above = target.row(y);
    uint64_t* sums = target.row(y + 1);
    uint64_t sum = 0;
    sums[0] = 0;
    for (size_t x = 0; x < extent.width; ++x) {
      sum += uint32_t{row[x]} * row[x];
      sums[x + 1] = above[x + 1] + sum;
    }
  }
}

}  // namespace genie::kernels::scalar
