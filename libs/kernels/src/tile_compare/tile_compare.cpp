// TileCompare: see genie/kernels/tile_compare.h. Each row of pixels is read once, in order; the
// 64 pixels of a tile are whole vectors on every target.
#include <genie/kernels/tile_compare.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tile_compare/tile_compare.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstring>

#include "pixels/order_switch.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void TileCompare(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                 Extent extent, uint64_t* changed) {
  scalar::TileCompare(before, after, order, extent, changed);
}

#else

// True when `bytes` bytes differ, the fourth of each four-byte pixel aside.
template <size_t kPixelBytes>
HWY_INLINE bool Differ(const uint8_t* HWY_RESTRICT a, const uint8_t* HWY_RESTRICT b, size_t bytes) {
  const hn::ScalableTag<uint8_t> d;
  const hn::RepartitionToWide<hn::RepartitionToWide<decltype(d)> > d32;
  const size_t step = hn::Lanes(d);
  auto difference = hn::Zero(d);
  size_t i = 0;
  for (; i + step <= bytes; i += step) {
    difference = hn::Or(difference, hn::Xor(hn::LoadU(d, a + i), hn::LoadU(d, b + i)));
  }
  if (i < bytes) {
    alignas(64) uint8_t last_a[hn::MaxLanes(d)] = {};
    alignas(64) uint8_t last_b[hn::MaxLanes(d)] = {};
    std::memcpy(last_a, a + i, bytes - i);
    std::memcpy(last_b, b + i, bytes - i);
    difference = hn::Or(difference, hn::Xor(hn::Load(d, last_a), hn::Load(d, last_b)));
  }
  auto words = hn::BitCast(d32, difference);
  if constexpr (kPixelBytes == 4) words = hn::And(words, hn::Set(d32, 0x00FFFFFFu));
  return !hn::AllTrue(d32, hn::Eq(words, hn::Zero(d32)));
}

// One row of pixels, into the bits of its row of tiles.
template <size_t kPixelBytes>
void CompareRow(const uint8_t* before, const uint8_t* after, size_t width, uint64_t* bits) {
  constexpr size_t kTileBytes = kTileSide * kPixelBytes;
  const size_t whole_tiles = width / kTileSide;
  for (size_t column = 0; column < whole_tiles; ++column) {
    const uint64_t bit = uint64_t{1} << (column % 64);
    const size_t x = column * kTileBytes;
    if ((bits[column / 64] & bit) == 0 && Differ<kPixelBytes>(before + x, after + x, kTileBytes)) {
      bits[column / 64] |= bit;
    }
  }
  const size_t x = whole_tiles * kTileBytes;
  if (whole_tiles * kTileSide < width &&
      Differ<kPixelBytes>(before + x, after + x, width * kPixelBytes - x)) {
    bits[whole_tiles / 64] |= uint64_t{1} << (whole_tiles % 64);
  }
}

template <size_t kPixelBytes>
void CompareRows(Rows<const uint8_t> before, Rows<const uint8_t> after, Extent extent,
                 uint64_t* changed) {
  std::fill_n(changed, TileBitmapWords(extent), uint64_t{0});
  for (size_t y = 0; y < extent.height; ++y) {
    CompareRow<kPixelBytes>(before.row(y), after.row(y), extent.width,
                            changed + y / kTileSide * TileBitmapRowWords(extent));
  }
}

void TileCompare(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                 Extent extent, uint64_t* changed) {
  WithOrder(order, [&]<PixelOrder kOrder>() {
    CompareRows<PixelBytes(kOrder)>(before, after, extent, changed);
  });
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(TileCompare);

void TileCompare(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                 Extent extent, uint64_t* changed) {
  HWY_DYNAMIC_DISPATCH(TileCompare)(before, after, order, extent, changed);
}

}  // namespace genie::kernels
#endif
