// The oracle of GaussianBlur: see genie/kernels/gaussian_blur.h.
#include <genie/kernels/gaussian_blur.h>

#include "gaussian_blur/gaussian_plan.h"

namespace genie::kernels::scalar {

void GaussianBlur(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, size_t channels, const GaussianWeights& weights,
                  uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  const GaussianPlan plan = {source, outside, extent, channels, weights, Border::kReflect};
  for (size_t y = 0; y < extent.height; ++y) {
    scalar::GaussianRow(plan, y, reinterpret_cast<uint16_t*>(scratch), target.row(ptrdiff_t(y)));
  }
}

}  // namespace genie::kernels::scalar
