// Bilateral: see genie/kernels/bilateral.h; the work is in bilateral_strip-inl.h.
#include <genie/kernels/bilateral.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bilateral/bilateral.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

#include "bilateral/bilateral_plan.h"
#include "bilateral/bilateral_strip-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void Bilateral(const BilateralPlan& plan, Rows<uint8_t> target, uint64_t* scratch) {
  scalar::Bilateral(plan.source, plan.outside, target, plan.extent, plan.channels, plan.weights,
                    scratch);
}

#else

template <size_t kColours>
void BilateralByStrips(const BilateralPlan& plan, Rows<uint8_t> target, uint64_t* scratch) {
  for (size_t first = 0; first < plan.extent.width; first += plan.strip()) {
    const size_t columns = HWY_MIN(plan.strip(), plan.extent.width - first);
    BilateralStrip<kColours>(plan, first, columns, scratch).Write(target);
  }
}

void Bilateral(const BilateralPlan& plan, Rows<uint8_t> target, uint64_t* scratch) {
  // Whole vectors read more of the lines than is written.
  std::memset(scratch, 0, BilateralScratchBytes(plan.channels, plan.weights));
  if (plan.channels == 1) {
    BilateralByStrips<1>(plan, target, scratch);
  } else {
    BilateralByStrips<3>(plan, target, scratch);
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Bilateral);

BilateralWeights MakeBilateralWeights(size_t diameter, double sigma_color, double sigma_space,
                                      size_t channels) {
  return ChosenBilateralWeights(diameter, sigma_color, sigma_space, channels);
}

size_t BilateralScratchWords(size_t channels, const BilateralWeights& weights) {
  return (BilateralScratchBytes(channels, weights) + 7) / 8;
}

void Bilateral(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, const BilateralWeights& weights, uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  const BilateralPlan plan = {source, outside, extent, channels, weights};
  HWY_DYNAMIC_DISPATCH(Bilateral)(plan, target, scratch);
}

}  // namespace genie::kernels
#endif
