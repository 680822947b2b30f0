// AbsoluteDifference: see genie/kernels/absolute_difference.h. Of the two saturating differences
// one is 0 and the other is the answer.
#include <genie/kernels/absolute_difference.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "absolute_difference/absolute_difference.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Of u8 values only, and so fit for HWY_SCALAR too.
void DifferenceOfRow(const uint8_t* a, const uint8_t* b, uint8_t* target, size_t width) {
  const hn::ScalableTag<uint8_t> d;
  size_t x = 0;
  for (; x + hn::Lanes(d) <= width; x += hn::Lanes(d)) {
    const auto left = hn::LoadU(d, a + x);
    const auto right = hn::LoadU(d, b + x);
    hn::StoreU(hn::Or(hn::SaturatedSub(left, right), hn::SaturatedSub(right, left)), d, target + x);
  }
  for (; x < width; ++x) target[x] = uint8_t(a[x] > b[x] ? a[x] - b[x] : b[x] - a[x]);
}

void AbsoluteDifference(Rows<const uint8_t> a, Rows<const uint8_t> b, Rows<uint8_t> target,
                        Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    DifferenceOfRow(a.row(y), b.row(y), target.row(y), extent.width);
  }
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(AbsoluteDifference);

void AbsoluteDifference(Rows<const uint8_t> a, Rows<const uint8_t> b, Rows<uint8_t> target,
                        Extent extent) {
  HWY_DYNAMIC_DISPATCH(AbsoluteDifference)(a, b, target, extent);
}

}  // namespace genie::kernels
#endif
