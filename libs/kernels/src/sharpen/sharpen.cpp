// Sharpen: see genie/kernels/sharpen.h. The rounding multiplication of 15 fractional bits gives
// (d * amount + 128) >> 8 exactly, with d times 2^6 and the amount doubled.
#include <genie/kernels/sharpen.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sharpen/sharpen.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void Sharpen(Rows<const uint8_t> source, Rows<const uint8_t> smooth, Rows<uint8_t> target,
             Extent extent, Sharpening sharpening) {
  scalar::Sharpen(source, smooth, target, extent, sharpening);
}

#else

void SharpenRow(const uint8_t* source, const uint8_t* smooth, uint8_t* target, size_t width,
                Sharpening sharpening) {
  const hn::ScalableTag<int16_t> d;
  const hn::Rebind<uint8_t, decltype(d)> d8;
  const auto amount = hn::Set(d, int16_t(2 * sharpening.amount_q8));
  const auto threshold = hn::Set(d, int16_t{sharpening.threshold});
  const auto sharpened = [&](auto from, auto mean) HWY_ATTR {
    const auto value = hn::PromoteTo(d, from);
    const auto difference = hn::Sub(value, hn::PromoteTo(d, mean));
    const auto added = hn::MulFixedPoint15(hn::ShiftLeft<6>(difference), amount);
    const auto is_small = hn::Lt(hn::Abs(difference), threshold);
    return hn::DemoteTo(d8, hn::Add(value, hn::IfThenZeroElse(is_small, added)));
  };
  size_t x = 0;
  for (; x + hn::Lanes(d) <= width; x += hn::Lanes(d)) {
    hn::StoreU(sharpened(hn::LoadU(d8, source + x), hn::LoadU(d8, smooth + x)), d8, target + x);
  }
  if (x == width) return;
  alignas(64) uint8_t ends[2][hn::MaxLanes(d)] = {};
  for (size_t i = x; i < width; ++i) {
    ends[0][i - x] = source[i];
    ends[1][i - x] = smooth[i];
  }
  hn::Store(sharpened(hn::Load(d8, ends[0]), hn::Load(d8, ends[1])), d8, ends[0]);
  for (size_t i = x; i < width; ++i) target[i] = ends[0][i - x];
}

void Sharpen(Rows<const uint8_t> source, Rows<const uint8_t> smooth, Rows<uint8_t> target,
             Extent extent, Sharpening sharpening) {
  for (size_t y = 0; y < extent.height; ++y) {
    SharpenRow(source.row(ptrdiff_t(y)), smooth.row(ptrdiff_t(y)), target.row(ptrdiff_t(y)),
               extent.width, sharpening);
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Sharpen);

void Sharpen(Rows<const uint8_t> source, Rows<const uint8_t> smooth, Rows<uint8_t> target,
             Extent extent, Sharpening sharpening) {
  HWY_DYNAMIC_DISPATCH(Sharpen)(source, smooth, target, extent, sharpening);
}

}  // namespace genie::kernels
#endif
