// ToYcrcb and FromYcrcb: see genie/kernels/ycrcb.h. A 32-bit word a pixel; its halves hold red and
// blue, or their differences, side by side. A product with 14 fractional bits is the rounding
// multiplication of 15 with one side doubled.
#include <genie/kernels/ycrcb.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ycrcb/ycrcb.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/load_pixels-inl.h"
#include "pixels/order_switch.h"
#include "pixels/pairwise-inl.h"
#include "pixels/store_pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void ToYcrcb(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  scalar::ToYcrcb(source, order, target, extent);
}
void FromYcrcb(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent) {
  scalar::FromYcrcb(source, target, order, extent);
}

#else

using ShortTag = hn::Repartition<int16_t, PixelTag>;
using ShortVector = hn::Vec<ShortTag>;

// (pairs * factors + 2^13) >> 14 in each 16-bit half; |pairs| <= 255.
HWY_INLINE ShortVector Scaled(ShortVector pairs, PixelVector factors) {
  return hn::MulFixedPoint15(hn::Add(pairs, pairs), hn::BitCast(ShortTag(), factors));
}

HWY_INLINE ShortVector Limited(ShortVector values) {
  return hn::Min(hn::Max(values, hn::Zero(ShortTag())), hn::Set(ShortTag(), int16_t{255}));
}

constexpr uint32_t Pair(int low, int high) {
  return uint32_t(uint16_t(low)) | uint32_t(uint16_t(high)) << 16;
}

struct YcrcbOfRgb {
  HWY_INLINE PixelVector Of(PixelVector pixels) const {
    const PixelTag d;
    const ShortTag d16;
    const auto red_blue = hn::And(pixels, hn::Set(d, 0x00FF00FFu));
    const auto green_one =
        hn::Or(hn::And(hn::ShiftRight<8>(pixels), hn::Set(d, 0xFFu)), hn::Set(d, 0x00010000u));
    const auto luma =
        hn::ShiftRight<14>(hn::Add(PairwiseMulAdd(d, red_blue, hn::Set(d, Pair(4899, 1868))),
                                   PairwiseMulAdd(d, green_one, hn::Set(d, Pair(9617, 8192)))));
    const auto twice = hn::BitCast(d16, hn::Or(luma, hn::ShiftLeft<16>(luma)));
    const auto differences =
        Scaled(hn::Sub(hn::BitCast(d16, red_blue), twice), hn::Set(d, Pair(11682, 9241)));
    const auto chroma = Limited(hn::Add(differences, hn::Set(d16, int16_t{128})));
    // Cr, Y, Cb, 0: the store puts the first two in their order.
    return hn::Or(hn::BitCast(d, chroma), hn::ShiftLeft<8>(luma));
  }
};

struct RgbOfYcrcb {
  HWY_INLINE PixelVector Of(PixelVector pixels) const {
    const PixelTag d;
    const ShortTag d16;
    const auto luma = hn::And(pixels, hn::Set(d, 0xFFu));
    const auto twice = hn::BitCast(d16, hn::Or(luma, hn::ShiftLeft<16>(luma)));
    const auto cr = hn::And(hn::ShiftRight<8>(pixels), hn::Set(d, 0xFFu));
    const auto cr_cb = hn::Or(cr, hn::And(pixels, hn::Set(d, 0x00FF0000u)));
    const auto chroma = hn::Sub(hn::BitCast(d16, cr_cb), hn::Set(d16, int16_t{128}));
    const auto red_blue = Limited(hn::Add(twice, Scaled(chroma, hn::Set(d, Pair(22987, 29049)))));
    const auto green = Limited(hn::Add(twice, GreenDifference(chroma)));
    return hn::Or(hn::BitCast(d, red_blue),
                  hn::ShiftLeft<8>(hn::And(hn::BitCast(d, green), hn::Set(d, 0xFFu))));
  }

  // (-11698 r - 5636 b + 2^13) >> 14 in the low half of each word: the halves' products as 32 bits.
  static HWY_INLINE ShortVector GreenDifference(ShortVector chroma) {
    const hn::RebindToSigned<PixelTag> d32;
    const auto words = hn::BitCast(d32, chroma);
    const auto r = hn::ShiftRight<16>(hn::ShiftLeft<16>(words));
    const auto b = hn::ShiftRight<16>(words);
    const auto sum = hn::Add(hn::Mul(r, hn::Set(d32, -11698)), hn::Mul(b, hn::Set(d32, -5636)));
    return hn::BitCast(ShortTag(), hn::ShiftRight<14>(hn::Add(sum, hn::Set(d32, 8192))));
  }
};

void ToYcrcb(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  WithOrder(order, [&]<PixelOrder kOrder>() {
    for (size_t y = 0; y < extent.height; ++y) {
      MapRow<kOrder, Packing::kSecondFirst>(source.row(ptrdiff_t(y)), target.row(ptrdiff_t(y)),
                                            extent.width, YcrcbOfRgb());
    }
  });
}

void FromYcrcb(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent) {
  const auto map = order == PixelOrder::kRgb
                       ? MapRow<PixelOrder::kRgb, Packing::kInOrder, RgbOfYcrcb>
                       : MapRow<PixelOrder::kRgb, Packing::kReversed, RgbOfYcrcb>;
  for (size_t y = 0; y < extent.height; ++y) {
    map(source.row(ptrdiff_t(y)), target.row(ptrdiff_t(y)), extent.width, RgbOfYcrcb());
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(ToYcrcb);
HWY_EXPORT(FromYcrcb);

void ToYcrcb(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(ToYcrcb)(source, order, target, extent);
}

void FromYcrcb(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent) {
  HWY_DYNAMIC_DISPATCH(FromYcrcb)(source, target, order, extent);
}

}  // namespace genie::kernels
#endif
