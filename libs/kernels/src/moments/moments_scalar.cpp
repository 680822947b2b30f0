// The oracle of SumMoments: see genie/kernels/moments.h.
#include <genie/kernels/moments.h>

namespace genie::kernels::scalar {

Moments SumMoments(Rows<const uint8_t> source, Extent extent, size_t channels) {
  Moments moments;
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* row = source.row(y);
    for (size_t x = 0; x < extent.width; ++x) {
      for (size_t channel = 0; channel < channels; ++channel) {
        const uint32_t value = row[x * channels + channel];
        moments.sums[channel] += value;
        moments.squares[channel] += value * value;
      }
    }
  }
  return moments;
}

}  // namespace genie::kernels::scalar
