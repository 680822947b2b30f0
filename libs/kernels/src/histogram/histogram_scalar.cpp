// The oracles of Histogram: see genie/kernels/histogram.h.
#include <genie/kernels/histogram.h>

#include <algorithm>

namespace genie::kernels::scalar {

void Histogram(Rows<const uint8_t> source, Extent extent, Counts counts) {
  scalar::HistogramOfChannel(source, extent, 1, counts);
}

void HistogramOfChannel(Rows<const uint8_t> source, Extent extent, size_t channels, Counts counts) {
  std::ranges::fill(counts, 0u);
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) ++counts[source.row(y)[x * channels]];
  }
}

}  // namespace genie::kernels::scalar
