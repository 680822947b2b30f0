// AdaptiveThreshold: see genie/kernels/adaptive_threshold.h. The means of a row are written into
// the target, which the comparison then overwrites.
#include <genie/kernels/adaptive_threshold.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "adaptive_threshold/adaptive_threshold.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstring>

#include "box_blur/box_plan.h"
#include "box_blur/box_rows-inl.h"
#include "gaussian_blur/gaussian_plan.h"
#include "gaussian_blur/gaussian_rows-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void AdaptiveThreshold(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, const LocalThreshold& threshold, uint64_t* scratch) {
  scalar::AdaptiveThreshold(source, outside, target, extent, threshold, scratch);
}

#else

using LocalTag = hn::ScalableTag<uint8_t>;

// value + offset > mean, on bytes: a positive offset bounds how far the mean may be above the
// value, another how far the value must be above the mean.
struct LocalComparison {
  bool is_slack;
  uint8_t limit;
  uint8_t flip;

  explicit LocalComparison(const LocalThreshold& threshold)
      : is_slack(threshold.offset > 0),
        limit(is_slack ? uint8_t(std::min(threshold.offset - 1, 255))
                       : uint8_t(-std::max(threshold.offset, -255))),
        flip(threshold.side == LocalSide::kAbove ? 0 : 255) {}

  HWY_INLINE hn::Vec<LocalTag> At(const uint8_t* values, const uint8_t* means) const {
    const LocalTag d;
    const auto value = hn::LoadU(d, values), mean = hn::LoadU(d, means);
    const auto bound = hn::Set(d, limit);
    const auto apart = is_slack ? hn::SaturatedSub(mean, value) : hn::SaturatedSub(value, mean);
    const auto is_within = hn::VecFromMask(d, hn::Eq(hn::Min(apart, bound), apart));
    const auto turned = hn::Set(d, uint8_t(is_slack ? flip : 255 - flip));
    return hn::Xor(is_within, turned);
  }

  // means[x] becomes the result.
  HWY_INLINE void Row(const uint8_t* values, size_t width, uint8_t* means) const {
    const LocalTag d;
    const LocalComparison compare = *this;  // which the stores below cannot change
    size_t x = 0;
    for (; x + hn::Lanes(d) <= width; x += hn::Lanes(d)) {
      hn::StoreU(compare.At(values + x, means + x), d, means + x);
    }
    if (x == width) return;
    uint8_t few_values[hn::MaxLanes(d)] = {}, few_means[hn::MaxLanes(d)] = {};
    std::memcpy(few_values, values + x, width - x);
    std::memcpy(few_means, means + x, width - x);
    hn::StoreU(compare.At(few_values, few_means), d, few_means);
    std::memcpy(means + x, few_means, width - x);
  }
};

template <class Means>
HWY_INLINE void CompareRows(Means&& means, Rows<const uint8_t> source, Rows<uint8_t> target,
                            Extent extent, const LocalThreshold& threshold) {
  const LocalComparison compare(threshold);
  for (size_t y = 0; y < extent.height; ++y) {
    uint8_t* row = target.row(ptrdiff_t(y));
    means.Write(y, row);
    compare.Row(source.row(ptrdiff_t(y)), extent.width, row);
  }
}

void AdaptiveThreshold(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, const LocalThreshold& threshold, uint64_t* scratch) {
  if (threshold.mean == LocalMean::kGaussian) {
    const GaussianWeights weights = MakeGaussianWeights(threshold.size, 0);
    const GaussianPlan plan = {source, outside, extent, 1, weights, Border::kReplicate};
    CompareRows(GaussianRows(plan, scratch), source, target, extent, threshold);
    return;
  }
  const BoxSize box = {threshold.size, threshold.size};
  const BoxPlan plan = {source, outside, extent, 1, box, Border::kReplicate};
  if (box.area() <= kMaxNarrowBoxArea) {
    CompareRows(BoxRows<NarrowBoxSums>(plan, scratch), source, target, extent, threshold);
  } else {
    CompareRows(BoxRows<WideBoxSums>(plan, scratch), source, target, extent, threshold);
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(AdaptiveThreshold);

size_t AdaptiveThresholdScratchWords(Extent extent, const LocalThreshold& threshold) {
  return threshold.mean == LocalMean::kGaussian
             ? GaussianScratchWords(extent, 1, threshold.size)
             : BoxScratchWords(extent, 1, {threshold.size, threshold.size});
}

void AdaptiveThreshold(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, const LocalThreshold& threshold, uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  HWY_DYNAMIC_DISPATCH(AdaptiveThreshold)(source, outside, target, extent, threshold, scratch);
}

}  // namespace genie::kernels
#endif
