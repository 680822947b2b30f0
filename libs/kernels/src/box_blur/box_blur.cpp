// BoxBlur: see genie/kernels/box_blur.h; the work is in box_rows-inl.h.
#include <genie/kernels/box_blur.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "box_blur/box_blur.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "box_blur/box_plan.h"
#include "box_blur/box_rows-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void BoxBlur(const BoxPlan& plan, Rows<uint8_t> target, uint64_t* scratch) {
  scalar::BoxBlur(plan.source, plan.outside, target, plan.extent, plan.channels, plan.box, scratch);
}

#else

template <class Sums>
void BlurByBox(const BoxPlan& plan, Rows<uint8_t> target, uint64_t* scratch) {
  BoxRows<Sums> rows(plan, scratch);
  for (size_t y = 0; y < plan.extent.height; ++y) rows.Write(y, target.row(ptrdiff_t(y)));
}

void BoxBlur(const BoxPlan& plan, Rows<uint8_t> target, uint64_t* scratch) {
  if (plan.box.area() <= kMaxNarrowBoxArea) {
    BlurByBox<NarrowBoxSums>(plan, target, scratch);
  } else {
    BlurByBox<WideBoxSums>(plan, target, scratch);
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(BoxBlur);

size_t BoxBlurScratchWords(Extent extent, size_t channels, BoxSize box) {
  return BoxScratchWords(extent, channels, box);
}

void BoxBlur(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
             size_t channels, BoxSize box, uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  const BoxPlan plan = {source, outside, extent, channels, box, Border::kReflect};
  HWY_DYNAMIC_DISPATCH(BoxBlur)(plan, target, scratch);
}

}  // namespace genie::kernels
#endif
