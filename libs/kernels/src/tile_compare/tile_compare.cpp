// TileCompare, TileCompareWithin: see genie/kernels/tile_compare.h. Each row of pixels is read
// once, in order; the 64 pixels of a tile are whole vectors on every target.
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

size_t TileCompareWithin(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                         Extent extent, const Box& within, size_t limit, uint64_t* changed) {
  return scalar::TileCompareWithin(before, after, order, extent, within, limit, changed);
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

// Columns `left` to `right` of one row of pixels, into the bits of its row of tiles. Returns how
// many bits were set.
template <size_t kPixelBytes>
size_t CompareRow(const uint8_t* before, const uint8_t* after, size_t left, size_t right,
                  uint64_t* bits) {
  size_t marked = 0;
  for (size_t x = left; x < right;) {
    const size_t column = x / kTileSide;
    const size_t end = HWY_MIN((column + 1) * kTileSide, right);
    const uint64_t bit = uint64_t{1} << (column % 64);
    const size_t start = x * kPixelBytes;
    if ((bits[column / 64] & bit) == 0 &&
        Differ<kPixelBytes>(before + start, after + start, end * kPixelBytes - start)) {
      bits[column / 64] |= bit;
      ++marked;
    }
    x = end;
  }
  return marked;
}

template <size_t kPixelBytes>
size_t CompareRows(Rows<const uint8_t> before, Rows<const uint8_t> after, Extent extent,
                   const Box& within, size_t limit, uint64_t* changed) {
  const auto left = size_t(within.x);
  const auto right = size_t(within.right());
  size_t marked = 0;
  for (auto y = size_t(within.y); y < size_t(within.bottom()); ++y) {
    if (y % kTileSide == 0 && marked > limit) break;
    marked += CompareRow<kPixelBytes>(before.row(y), after.row(y), left, right,
                                      changed + y / kTileSide * TileBitmapRowWords(extent));
  }
  return marked;
}

size_t TileCompareWithin(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                         Extent extent, const Box& within, size_t limit, uint64_t* changed) {
  size_t marked = 0;
  WithOrder(order, [&]<PixelOrder kOrder>() {
    marked = CompareRows<PixelBytes(kOrder)>(before, after, extent, within, limit, changed);
  });
  return marked;
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(TileCompareWithin);

size_t TileCompareWithin(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                         Extent extent, const Box& within, size_t limit, uint64_t* changed) {
  return HWY_DYNAMIC_DISPATCH(TileCompareWithin)(before, after, order, extent, within, limit,
                                                 changed);
}

void TileCompare(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                 Extent extent, uint64_t* changed) {
  const Box all = {0, 0, int32_t(extent.width), int32_t(extent.height)};
  std::fill_n(changed, TileBitmapWords(extent), uint64_t{0});
  TileCompareWithin(before, after, order, extent, all, TileCount(extent), changed);
}

}  // namespace genie::kernels
#endif
