// ToLab: see genie/kernels/lab.h. The look-ups are the cost; where all pixels of a vector are
// equal, as on screens most are, one pixel stands for them.
#include <genie/kernels/lab.h>

#include <array>

#include "lab/lab_pixel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "lab/lab.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/load_pixels-inl.h"
#include "pixels/order_switch.h"
#include "pixels/store_pixels-inl.h"

#ifndef GENIE_KERNELS_WIDE_LAB_TABLES
#define GENIE_KERNELS_WIDE_LAB_TABLES
namespace genie::kernels {

// Gathers read 32 bits.
template <size_t kCount>
constexpr std::array<int32_t, kCount> Widened(const uint16_t (&table)[kCount]) {
  std::array<int32_t, kCount> wide = {};
  for (size_t i = 0; i < kCount; ++i) wide[i] = table[i];
  return wide;
}
inline constexpr auto kWideLinear = Widened(kLinear);
inline constexpr auto kWideCubeRoot = Widened(kCubeRoot);

}  // namespace genie::kernels
#endif

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void ToLab(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  scalar::ToLab(source, order, target, extent);
}

#else

using IntTag = hn::RebindToSigned<PixelTag>;
using IntVector = hn::Vec<IntTag>;

struct LabOfRgb {
  HWY_INLINE PixelVector Of(PixelVector pixels) const {
    const PixelTag d;
    const uint32_t first = hn::GetLane(pixels);
    if (hn::AllTrue(d, hn::Eq(pixels, hn::Set(d, first)))) {
      return hn::Set(d, LabOfPixel(first & 255, first >> 8 & 255, first >> 16 & 255));
    }
    const auto linear = [&](PixelVector bytes) HWY_ATTR {
      return hn::GatherIndex(IntTag(), kWideLinear.data(), hn::BitCast(IntTag(), bytes));
    };
    const auto byte = hn::Set(d, 0xFFu);
    const auto red = linear(hn::And(pixels, byte));
    const auto green = linear(hn::And(hn::ShiftRight<8>(pixels), byte));
    const auto blue = linear(hn::And(hn::ShiftRight<16>(pixels), byte));
    const auto fx = CubeRoot(red, green, blue, {1777, 1541, 778});
    const auto fy = CubeRoot(red, green, blue, {871, 2929, 296});
    const auto fz = CubeRoot(red, green, blue, {73, 448, 3575});
    const auto lightness = Shifted(fy, 296, 16384 - 1336934);
    const auto a = Shifted(hn::Sub(fx, fy), 500, 16384 + (128 << 15));
    const auto b = Shifted(hn::Sub(fy, fz), 200, 16384 + (128 << 15));
    return hn::Or(lightness, hn::Or(hn::ShiftLeft<8>(a), hn::ShiftLeft<16>(b)));
  }

 private:
  struct Weights {
    int32_t red, green, blue;
  };

  static HWY_INLINE IntVector CubeRoot(IntVector red, IntVector green, IntVector blue,
                                       Weights weights) {
    const IntTag d;
    const auto sum = hn::Add(
        hn::Add(hn::Mul(red, hn::Set(d, weights.red)), hn::Mul(green, hn::Set(d, weights.green))),
        hn::Add(hn::Mul(blue, hn::Set(d, weights.blue)), hn::Set(d, 2048)));
    return hn::GatherIndex(d, kWideCubeRoot.data(), hn::ShiftRight<12>(sum));
  }

  // (values * factor + added) >> 15, limited to 0 .. 255.
  static HWY_INLINE PixelVector Shifted(IntVector values, int32_t factor, int32_t added) {
    const IntTag d;
    const auto sum = hn::Add(hn::Mul(values, hn::Set(d, factor)), hn::Set(d, added));
    return hn::BitCast(PixelTag(),
                       hn::Min(hn::Max(hn::ShiftRight<15>(sum), hn::Zero(d)), hn::Set(d, 255)));
  }
};

void ToLab(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  WithOrder(order, [&]<PixelOrder kOrder>() {
    for (size_t y = 0; y < extent.height; ++y) {
      MapRow<kOrder, Packing::kInOrder>(source.row(ptrdiff_t(y)), target.row(ptrdiff_t(y)),
                                        extent.width, LabOfRgb());
    }
  });
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(ToLab);

void ToLab(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(ToLab)(source, order, target, extent);
}

}  // namespace genie::kernels
#endif
