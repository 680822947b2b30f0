// Threshold and ThresholdBits: see genie/kernels/threshold.h.
#include <genie/kernels/threshold.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "threshold/threshold.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/byte_bits-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void Threshold(Rows<const uint8_t> source, uint8_t limit, Rows<uint8_t> target, Extent extent) {
  scalar::Threshold(source, limit, target, extent);
}

void ThresholdBits(Rows<const uint8_t> source, uint8_t limit, Rows<uint64_t> target,
                   Extent extent) {
  scalar::ThresholdBits(source, limit, target, extent);
}

#else

void ThresholdRow(const uint8_t* source, uint8_t limit, uint8_t* target, size_t width) {
  const hn::ScalableTag<uint8_t> d;
  const auto limits = hn::Set(d, limit);
  const auto below = [&](auto v)
                         HWY_ATTR { return hn::Eq(hn::SaturatedSub(v, limits), hn::Zero(d)); };
  const auto full = hn::Set(d, uint8_t{255});
  size_t x = 0;
  for (; x + hn::Lanes(d) <= width; x += hn::Lanes(d)) {
    hn::StoreU(hn::IfThenZeroElse(below(hn::LoadU(d, source + x)), full), d, target + x);
  }
  for (; x < width; ++x) target[x] = source[x] > limit ? 255 : 0;
}

void Threshold(Rows<const uint8_t> source, uint8_t limit, Rows<uint8_t> target, Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    ThresholdRow(source.row(y), limit, target.row(y), extent.width);
  }
}

void ThresholdBits(Rows<const uint8_t> source, uint8_t limit, Rows<uint64_t> target,
                   Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    BitsOfRow(source.row(y), extent.width, limit, target.row(y));
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Threshold);
HWY_EXPORT(ThresholdBits);

void Threshold(Rows<const uint8_t> source, uint8_t limit, Rows<uint8_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(Threshold)(source, limit, target, extent);
}

void ThresholdBits(Rows<const uint8_t> source, uint8_t limit, Rows<uint64_t> target,
                   Extent extent) {
  HWY_DYNAMIC_DISPATCH(ThresholdBits)(source, limit, target, extent);
}

}  // namespace genie::kernels
#endif
