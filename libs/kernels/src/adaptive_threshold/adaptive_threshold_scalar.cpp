// The oracle of AdaptiveThreshold: see genie/kernels/adaptive_threshold.h.
#include <genie/kernels/adaptive_threshold.h>

#include "gaussian_blur/gaussian_plan.h"
#include "pixels/border.h"

namespace genie::kernels::scalar {
namespace {

void MeansOfBoxes(Rows<const uint8_t> source, Neighbours outside, Extent extent, size_t size,
                  size_t y, uint8_t* means) {
  const auto radius = static_cast<ptrdiff_t>(size / 2);
  const auto area = static_cast<uint32_t>(size * size);
  for (size_t x = 0; x < extent.width; ++x) {
    uint32_t sum = area / 2;
    for (ptrdiff_t v = -radius; v <= radius; ++v) {
      const ptrdiff_t at = static_cast<ptrdiff_t>(y) + v;
      const uint8_t* row = source.row(BorderRow(at, extent.height, outside, Border::kReplicate));
      for (ptrdiff_t u = -radius; u <= radius; ++u) {
        sum += row[BorderIndex(static_cast<ptrdiff_t>(x) + u, extent.width, Border::kReplicate)];
      }
    }
    means[x] = static_cast<uint8_t>(sum / area);
  }
}

}  // namespace

void AdaptiveThreshold(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, const LocalThreshold& threshold, uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  const uint8_t above = threshold.side == LocalSide::kAbove ? 255 : 0;
  GaussianWeights weights;
  if (threshold.mean == LocalMean::kGaussian) weights = MakeGaussianWeights(threshold.size, 0);
  const GaussianPlan plan = {source, outside, extent, 1, weights, Border::kReplicate};
  for (size_t y = 0; y < extent.height; ++y) {
    uint8_t* row = target.row(static_cast<ptrdiff_t>(y));
    if (threshold.mean == LocalMean::kMean) {
      MeansOfBoxes(source, outside, extent, threshold.size, y, row);
    } else {
      scalar::GaussianRow(plan, y, reinterpret_cast<uint16_t*>(scratch), row);
    }
    const uint8_t* values = source.row(static_cast<ptrdiff_t>(y));
    for (size_t x = 0; x < extent.width; ++x) {
      const bool is_above = int64_t{values[x]} + threshold.offset > row[x];
      row[x] = static_cast<uint8_t>(is_above ? above : 255 - above);
    }
  }
}

}  // namespace genie::kernels::scalar
