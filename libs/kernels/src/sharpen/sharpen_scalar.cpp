// The oracle of Sharpen: see genie/kernels/sharpen.h.
#include <genie/kernels/sharpen.h>

#include <algorithm>
#include <cstdlib>

namespace genie::kernels::scalar {

void Sharpen(Rows<const uint8_t> source, Rows<const uint8_t> smooth, Rows<uint8_t> target,
             Extent extent, Sharpening sharpening) {
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* from = source.row(ptrdiff_t(y));
    const uint8_t* mean = smooth.row(ptrdiff_t(y));
    uint8_t* to = target.row(ptrdiff_t(y));
    for (size_t x = 0; x < extent.width; ++x) {
      const int32_t difference = from[x] - mean[x];
      const int32_t added = (difference * sharpening.amount_q8 + 128) >> 8;
      to[x] = std::abs(difference) < sharpening.threshold
                  ? from[x]
                  : uint8_t(std::clamp(from[x] + added, 0, 255));
    }
  }
}

}  // namespace genie::kernels::scalar
