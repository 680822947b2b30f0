// AbsoluteDifference: see genie/kernels/absolute_difference.h. Of the two saturating differences
// one is 0 and the other is the answer.
#include <genie/kernels/absolute_difference.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "absolute_difference/absolute_difference.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/write_bytes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Of u8 values only, and so fit for HWY_SCALAR too.
struct DifferenceRow {
  const uint8_t* a;
  const uint8_t* b;

  static HWY_INLINE hn::Vec<WriteTag> Of(hn::Vec<WriteTag> left, hn::Vec<WriteTag> right) {
    return hn::Or(hn::SaturatedSub(left, right), hn::SaturatedSub(right, left));
  }
  HWY_INLINE hn::Vec<WriteTag> Whole(size_t x) const {
    return Of(hn::LoadU(WriteTag(), a + x), hn::LoadU(WriteTag(), b + x));
  }
  HWY_INLINE hn::Vec<WriteTag> Part(size_t x, size_t count) const {
    return Of(LoadPart(a + x, count), LoadPart(b + x, count));
  }
};

void AbsoluteDifference(Rows<const uint8_t> a, Rows<const uint8_t> b, Rows<uint8_t> target,
                        Extent extent) {
  const auto row = [&](size_t y)
                       HWY_ATTR { return DifferenceRow{a.row(ptrdiff_t(y)), b.row(ptrdiff_t(y))}; };
  WriteRows(row, a.data == target.data || b.data == target.data, target, extent);
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
