// ToHsv and FromHsv: see genie/kernels/hsv.h. The integers of the formulas are all below 2^24, and
// so exact as floats; a table of rounded reciprocals is a division and a rounding, which is faster
// than gathering from it. That the roundings are those of the integers is for the tests to show,
// over every value that occurs.
#include <genie/kernels/hsv.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "hsv/hsv.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/load_pixels-inl.h"
#include "pixels/order_switch.h"
#include "pixels/store_pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void ToHsv(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  scalar::ToHsv(source, order, target, extent);
}
void FromHsv(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent) {
  scalar::FromHsv(source, target, order, extent);
}

#else

using IntTag = hn::RebindToSigned<PixelTag>;
using FloatTag = hn::RebindToFloat<PixelTag>;
using IntVector = hn::Vec<IntTag>;
using FloatVector = hn::Vec<FloatTag>;

// One byte of each word: 0, 1 or 2.
template <int kByte>
HWY_INLINE IntVector ByteOf(PixelVector pixels) {
  const PixelTag d;
  if constexpr (kByte == 2) return hn::BitCast(IntTag(), hn::ShiftRight<16>(pixels));
  return hn::BitCast(IntTag(), hn::And(hn::ShiftRight<kByte * 8>(pixels), hn::Set(d, 0xFFu)));
}

HWY_INLINE PixelVector Word(IntVector first, IntVector second, IntVector third) {
  const auto both = hn::Or(first, hn::ShiftLeft<8>(second));
  return hn::BitCast(PixelTag(), hn::Or(both, hn::ShiftLeft<16>(third)));
}

struct HsvOfRgb {
  // (numerator * round(whole / divisor) + 2^11) >> 12; a divisor of 0 counts as 1.
  static HWY_INLINE IntVector Share(IntVector numerator, float whole, IntVector divisor) {
    const IntTag di;
    const FloatTag df;
    const auto by = hn::ConvertTo(df, hn::Max(divisor, hn::Set(di, 1)));
    const auto reciprocal = hn::Round(hn::Div(hn::Set(df, whole), by));
    const auto product = hn::ConvertTo(di, hn::Mul(hn::ConvertTo(df, numerator), reciprocal));
    return hn::ShiftRight<12>(hn::Add(product, hn::Set(di, 2048)));
  }

  HWY_INLINE PixelVector Of(PixelVector pixels) const {
    const IntTag di;
    const auto red = ByteOf<0>(pixels), green = ByteOf<1>(pixels), blue = ByteOf<2>(pixels);
    const auto value = hn::Max(hn::Max(red, green), blue);
    const auto distance = hn::Sub(value, hn::Min(hn::Min(red, green), blue));
    const auto twice = hn::Add(distance, distance);
    const auto from_green = hn::Add(hn::Sub(blue, red), twice);
    const auto from_blue = hn::Add(hn::Sub(red, green), hn::Add(twice, twice));
    const auto numerator =
        hn::IfThenElse(hn::Eq(value, red), hn::Sub(green, blue),
                       hn::IfThenElse(hn::Eq(value, green), from_green, from_blue));
    const auto turn = Share(numerator, 122880.0f, distance);
    const auto hue = hn::Add(turn, hn::And(hn::BroadcastSignBit(turn), hn::Set(di, 180)));
    return Word(hue, Share(distance, 1044480.0f, value), value);
  }
};

struct RgbOfHsv {
  // A number in [0, 360) as one in [0, 180).
  static HWY_INLINE FloatVector Turned(FloatVector k) {
    const auto half = hn::Set(FloatTag(), 180.0f);
    return hn::IfThenElse(hn::Ge(k, half), hn::Sub(k, half), k);
  }

  // x / 7650 with its rounding as (x + 3825.5) / 7650 rounded down: the half keeps whole quotients
  // away from the edge by more than the error of the product.
  static HWY_INLINE IntVector Channel(float turn, FloatVector hue, FloatVector saturation,
                                      FloatVector value) {
    const FloatTag df;
    const auto k = Turned(hn::Add(hue, hn::Set(df, turn)));
    const auto w = hn::Min(hn::Min(k, hn::Sub(hn::Set(df, 120.0f), k)), hn::Set(df, 30.0f));
    const auto gray = hn::Mul(saturation, hn::Max(w, hn::Zero(df)));
    const auto scaled = hn::Mul(value, hn::Sub(hn::Set(df, 7650.0f), gray));
    const auto rounding = hn::Add(scaled, hn::Set(df, 3825.5f));
    return hn::ConvertTo(IntTag(), hn::Mul(rounding, hn::Set(df, 1.0f / 7650.0f)));
  }

  HWY_INLINE PixelVector Of(PixelVector pixels) const {
    const FloatTag df;
    const auto hue = Turned(hn::ConvertTo(df, ByteOf<0>(pixels)));
    const auto saturation = hn::ConvertTo(df, ByteOf<1>(pixels));
    const auto value = hn::ConvertTo(df, ByteOf<2>(pixels));
    return Word(Channel(150.0f, hue, saturation, value), Channel(90.0f, hue, saturation, value),
                Channel(30.0f, hue, saturation, value));
  }
};

void ToHsv(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  WithOrder(order, [&]<PixelOrder kOrder>() {
    for (size_t y = 0; y < extent.height; ++y) {
      MapRow<kOrder, Packing::kInOrder>(source.row(ptrdiff_t(y)), target.row(ptrdiff_t(y)),
                                        extent.width, HsvOfRgb());
    }
  });
}

void FromHsv(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent) {
  const auto map = order == PixelOrder::kRgb
                       ? MapRow<PixelOrder::kRgb, Packing::kInOrder, RgbOfHsv>
                       : MapRow<PixelOrder::kRgb, Packing::kReversed, RgbOfHsv>;
  for (size_t y = 0; y < extent.height; ++y) {
    map(source.row(ptrdiff_t(y)), target.row(ptrdiff_t(y)), extent.width, RgbOfHsv());
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(ToHsv);
HWY_EXPORT(FromHsv);

void ToHsv(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(ToHsv)(source, order, target, extent);
}

void FromHsv(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent) {
  HWY_DYNAMIC_DISPATCH(FromHsv)(source, target, order, extent);
}

}  // namespace genie::kernels
#endif
