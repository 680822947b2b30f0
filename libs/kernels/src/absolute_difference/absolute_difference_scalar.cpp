// The oracle of AbsoluteDifference: see genie/kernels/absolute_difference.h.
#include <genie/kernels/absolute_difference.h>

#include <algorithm>

namespace genie::kernels::scalar {

void AbsoluteDifference(Rows<const uint8_t> a, Rows<const uint8_t> b, Rows<uint8_t> target,
                        Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) {
      const uint8_t left = a.row(y)[x];
      const uint8_t right = b.row(y)[x];
      target.row(y)[x] = uint8_t(std::max(left, right) - std::min(left, right));
    }
  }
}

}  // namespace genie::kernels::scalar
