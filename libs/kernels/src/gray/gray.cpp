// Gray: see genie/kernels/gray.h. Canonical pixels are split into 16-bit pairs (R, B) and (G, 1),
// whose pairwise multiply-add gives the weighted sum with its rounding in two instructions: twice
// as fast as a deinterleaving load.
#include <genie/kernels/gray.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "gray/gray.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/load_pixels-inl.h"
#include "pixels/order_switch.h"
#include "pixels/pairwise-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void Gray(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  scalar::Gray(source, order, target, extent);
}

#else

using GrayTag = hn::Rebind<uint8_t, PixelTag>;

HWY_INLINE hn::Vec<GrayTag> GrayOf(PixelVector pixels) {
  const PixelTag d;
  const auto red_blue = hn::And(pixels, hn::Set(d, 0x00FF00FFu));
  const auto green_one =
      hn::Or(hn::And(hn::ShiftRight<8>(pixels), hn::Set(d, 0x000000FFu)), hn::Set(d, 0x00010000u));
  const auto sum = hn::Add(PairwiseMulAdd(d, red_blue, hn::Set(d, 4899u | 1868u << 16)),
                           PairwiseMulAdd(d, green_one, hn::Set(d, 9617u | 8192u << 16)));
  return hn::U8FromU32(hn::ShiftRight<14>(sum));
}

template <PixelOrder kOrder>
void GrayRow(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target, size_t width) {
  const size_t lanes = hn::Lanes(PixelTag());
  const size_t whole = WholeVectorPixels<kOrder>(width);
  for (size_t x = 0; x < whole; x += lanes) {
    hn::StoreU(GrayOf(LoadPixels<kOrder>(source + x * PixelBytes(kOrder))), GrayTag(), target + x);
  }
  for (size_t x = whole; x < width; x += lanes) {
    const size_t count = HWY_MIN(lanes, width - x);
    alignas(64) uint8_t values[hn::MaxLanes(PixelTag())];
    hn::Store(GrayOf(LoadPixels<kOrder>(source + x * PixelBytes(kOrder), count)), GrayTag(),
              values);
    std::memcpy(target + x, values, count);
  }
}

template <PixelOrder kOrder>
void GrayRows(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    if constexpr (kOrder == PixelOrder::kGray) {
      if (extent.width != 0) std::memcpy(target.row(y), source.row(y), extent.width);
    } else {
      GrayRow<kOrder>(source.row(y), target.row(y), extent.width);
    }
  }
}

void Gray(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  WithOrder(order, [&]<PixelOrder kOrder>() { GrayRows<kOrder>(source, target, extent); });
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Gray);

void Gray(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(Gray)(source, order, target, extent);
}

}  // namespace genie::kernels
#endif
