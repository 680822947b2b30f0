// PackRgbx: see genie/kernels/pack_rgbx.h. One shuffle (two for three channels on wide vectors)
// between a load and a store.
#include <genie/kernels/pack_rgbx.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "pack_rgbx/pack_rgbx.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/load_pixels-inl.h"
#include "pixels/order_switch.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void PackRgbx(Rows<const uint8_t> source, PixelOrder order, Rows<uint32_t> target, Extent extent) {
  scalar::PackRgbx(source, order, target, extent);
}

#else

template <PixelOrder kOrder>
void PackRow(const uint8_t* HWY_RESTRICT source, uint32_t* HWY_RESTRICT target, size_t width) {
  const PixelTag d;
  const size_t lanes = hn::Lanes(d);
  const size_t whole = WholeVectorPixels<kOrder>(width);
  for (size_t x = 0; x < whole; x += lanes) {
    hn::StoreU(LoadPixels<kOrder>(source + x * PixelBytes(kOrder)), d, target + x);
  }
  for (size_t x = whole; x < width; x += lanes) {
    const size_t count = HWY_MIN(lanes, width - x);
    alignas(64) uint32_t words[hn::MaxLanes(d)];
    hn::Store(LoadPixels<kOrder>(source + x * PixelBytes(kOrder), count), d, words);
    std::memcpy(target + x, words, count * sizeof(uint32_t));
  }
}

template <PixelOrder kOrder>
void PackRows(Rows<const uint8_t> source, Rows<uint32_t> target, Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    PackRow<kOrder>(source.row(y), target.row(y), extent.width);
  }
}

void PackRgbx(Rows<const uint8_t> source, PixelOrder order, Rows<uint32_t> target, Extent extent) {
  WithOrder(order, [&]<PixelOrder kOrder>() { PackRows<kOrder>(source, target, extent); });
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(PackRgbx);

void PackRgbx(Rows<const uint8_t> source, PixelOrder order, Rows<uint32_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(PackRgbx)(source, order, target, extent);
}

}  // namespace genie::kernels
#endif
