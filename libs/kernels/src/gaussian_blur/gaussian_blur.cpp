// GaussianBlur: see genie/kernels/gaussian_blur.h; the work is in gaussian_rows-inl.h.
#include <genie/kernels/gaussian_blur.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "gaussian_blur/gaussian_blur.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "gaussian_blur/gaussian_plan.h"
#include "gaussian_blur/gaussian_rows-inl.h"
#include "gaussian_blur/gaussian_weights.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

void GaussianBlur(const GaussianPlan& plan, Rows<uint8_t> target, uint64_t* scratch) {
  const GaussianRows rows(plan, scratch);
  for (size_t y = 0; y < plan.extent.height; ++y) rows.Write(y, target.row(ptrdiff_t(y)));
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(GaussianBlur);

GaussianWeights MakeGaussianWeights(size_t size, double sigma) {
  return RoundedGaussian(size, sigma);
}

size_t GaussianSizeOf(double sigma) { return static_cast<size_t>(sigma * 6 + 1.5) | 1; }

size_t GaussianBlurScratchWords(Extent extent, size_t channels, const GaussianWeights& weights) {
  return GaussianScratchWords(extent, channels, weights.size);
}

void GaussianBlur(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, size_t channels, const GaussianWeights& weights,
                  uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  const GaussianPlan plan = {source, outside, extent, channels, weights, Border::kReflect};
  HWY_DYNAMIC_DISPATCH(GaussianBlur)(plan, target, scratch);
}

}  // namespace genie::kernels
#endif
