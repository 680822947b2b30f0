// The oracles of Threshold and ThresholdBits: see genie/kernels/threshold.h.
#include <genie/kernels/threshold.h>

#include <algorithm>

namespace genie::kernels::scalar {

void Threshold(Rows<const uint8_t> source, uint8_t limit, Rows<uint8_t> target, Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) {
      target.row(y)[x] = source.row(y)[x] > limit ? 255 : 0;
    }
  }
}

void ThresholdBits(Rows<const uint8_t> source, uint8_t limit, Rows<uint64_t> target,
                   Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    std::fill_n(target.row(y), (extent.width + 63) / 64, 0);
    for (size_t x = 0; x < extent.width; ++x) {
      target.row(y)[x / 64] |= uint64_t{source.row(y)[x] > limit} << (x % 64);
    }
  }
}

}  // namespace genie::kernels::scalar
