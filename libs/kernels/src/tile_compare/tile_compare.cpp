// TileCompare, TileCompareWithin: see genie/kernels/tile_compare.h. Bands of some rows are read in
// order and as a whole, as memcmp would: a test for each tile's row cost 5 to 20 % of the time,
// because instructions other than loads take room in which the core could wait for more memory.
#include <genie/kernels/tile_compare.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tile_compare/tile_compare.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <bit>
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

using ByteTag = hn::ScalableTag<uint8_t>;
using Bytes = hn::Vec<ByteTag>;

// The OR of `difference` and of the bits in which a vector of `a` differs from one of `b`.
HWY_INLINE Bytes AddDifference(Bytes difference, const uint8_t* HWY_RESTRICT a,
                               const uint8_t* HWY_RESTRICT b) {
  const ByteTag d;
  return hn::Or(difference, hn::Xor(hn::LoadU(d, a), hn::LoadU(d, b)));
}

// The same for fewer bytes than a vector has.
HWY_INLINE Bytes AddShortDifference(Bytes difference, const uint8_t* HWY_RESTRICT a,
                                    const uint8_t* HWY_RESTRICT b, size_t bytes) {
  alignas(64) uint8_t padded_a[hn::MaxLanes(ByteTag())] = {};
  alignas(64) uint8_t padded_b[hn::MaxLanes(ByteTag())] = {};
  std::memcpy(padded_a, a, bytes);
  std::memcpy(padded_b, b, bytes);
  return AddDifference(difference, padded_a, padded_b);
}

// True when `bytes` bytes of whole pixels differ, the fourth of each four-byte pixel aside. Four
// sums and one test at the end: what there is to wait for is memory alone.
template <size_t kPixelBytes>
HWY_INLINE bool Differ(const uint8_t* HWY_RESTRICT a, const uint8_t* HWY_RESTRICT b, size_t bytes) {
  const ByteTag d;
  const hn::Repartition<uint32_t, ByteTag> d32;
  const size_t step = hn::Lanes(d);
  auto sum0 = hn::Zero(d), sum1 = sum0, sum2 = sum0, sum3 = sum0;
  size_t i = 0;
  for (; i + 4 * step <= bytes; i += 4 * step) {
    sum0 = AddDifference(sum0, a + i, b + i);
    sum1 = AddDifference(sum1, a + i + step, b + i + step);
    sum2 = AddDifference(sum2, a + i + 2 * step, b + i + 2 * step);
    sum3 = AddDifference(sum3, a + i + 3 * step, b + i + 3 * step);
  }
  for (; i + step <= bytes; i += step) sum0 = AddDifference(sum0, a + i, b + i);
  if (i < bytes && bytes >= step) {  // once more over a part: steps and pixels stay aligned
    sum1 = AddDifference(sum1, a + bytes - step, b + bytes - step);
  } else if (i < bytes) {
    sum1 = AddShortDifference(sum1, a, b, bytes);
  }
  auto words = hn::BitCast(d32, hn::Or(hn::Or(sum0, sum1), hn::Or(sum2, sum3)));
  if constexpr (kPixelBytes == 4) words = hn::And(words, hn::Set(d32, 0x00FFFFFFu));
  return !hn::AllTrue(d32, hn::Eq(words, hn::Zero(d32)));
}

// The first column from `column` on that is marked (kMarked) or not (kUnmarked); `end` if none.
enum class Mark : uint64_t { kMarked = 0, kUnmarked = ~uint64_t{0} };
size_t NextColumn(const uint64_t* bits, size_t column, size_t end, Mark mark) {
  while (column < end) {
    const uint64_t word = (bits[column / 64] ^ uint64_t(mark)) >> (column % 64);
    if (word != 0) return HWY_MIN(end, column + size_t(std::countr_zero(word)));
    column = (column / 64 + 1) * 64;
  }
  return end;
}

// Two frames, and the rows of them that are looked at: all of one row of tiles.
struct Band {
  Rows<const uint8_t> before;
  Rows<const uint8_t> after;
  size_t top;
  size_t bottom;
};

// From this length on (4 KiB: 1080p BGRA has 7.5) a row is worth a run of its own: measured up to
// 5 % faster in L3 than one run of all rows, whose stop at a row's end costs short rows 10 %.
constexpr size_t kLongRowBytes = 4096;

// True when the pixels `left` to `right` differ in some row. Short rows without padding are one
// run.
template <size_t kPixelBytes>
bool DifferInBand(const Band& band, size_t left, size_t right) {
  const size_t start = left * kPixelBytes;
  const size_t bytes = (right - left) * kPixelBytes;
  const size_t rows = band.bottom - band.top;
  if (bytes < kLongRowBytes && size_t(band.before.stride_bytes) == bytes &&
      size_t(band.after.stride_bytes) == bytes) {
    return Differ<kPixelBytes>(band.before.row(band.top) + start, band.after.row(band.top) + start,
                               bytes * rows);
  }
  for (size_t y = band.top; y < band.bottom; ++y) {
    if (Differ<kPixelBytes>(band.before.row(y) + start, band.after.row(y) + start, bytes)) {
      return true;
    }
  }
  return false;
}

// Marks the tiles that differ between the pixels `left` and `right`; returns how many.
template <size_t kPixelBytes>
size_t MarkTiles(const Band& band, size_t left, size_t right, uint64_t* bits) {
  size_t marked = 0;
  for (size_t x = left; x < right;) {
    const size_t column = x / kTileSide;
    const size_t end = HWY_MIN((column + 1) * kTileSide, right);
    if (DifferInBand<kPixelBytes>(band, x, end)) {
      bits[column / 64] |= uint64_t{1} << (column % 64);
      ++marked;
    }
    x = end;
  }
  return marked;
}

// The pixels `left` to `right` of a band, into the bits of its row of tiles. What lies between
// marked tiles is compared in one go (whole rows, as a rule), and tile by tile only where it
// differs, which happens at most once for each tile. Returns how many bits were set.
template <size_t kPixelBytes>
size_t CompareBand(const Band& band, size_t left, size_t right, uint64_t* bits) {
  const size_t end_column = (right + kTileSide - 1) / kTileSide;
  size_t marked = 0;
  size_t column = NextColumn(bits, left / kTileSide, end_column, Mark::kUnmarked);
  while (column < end_column) {
    const size_t run_end = NextColumn(bits, column, end_column, Mark::kMarked);
    const size_t run_left = HWY_MAX(left, column * kTileSide);
    const size_t run_right = HWY_MIN(right, run_end * kTileSide);
    if (DifferInBand<kPixelBytes>(band, run_left, run_right)) {
      marked += MarkTiles<kPixelBytes>(band, run_left, run_right, bits);
    }
    column = NextColumn(bits, run_end, end_column, Mark::kUnmarked);
  }
  return marked;
}

// Rows of a band: 16 rows of two 4K frames are 480 KiB, which L2 holds for a second look.
constexpr size_t kBandRows = 16;
static_assert(kTileSide % kBandRows == 0);

template <size_t kPixelBytes>
size_t CompareRows(Rows<const uint8_t> before, Rows<const uint8_t> after, Extent extent,
                   const Box& within, size_t limit, uint64_t* changed) {
  if (within.empty()) return 0;
  const auto bottom = size_t(within.bottom());
  size_t marked = 0;
  for (auto y = size_t(within.y); y < bottom;) {
    if (y % kTileSide == 0 && marked > limit) break;
    const size_t end = HWY_MIN((y / kBandRows + 1) * kBandRows, bottom);
    marked +=
        CompareBand<kPixelBytes>({before, after, y, end}, size_t(within.x), size_t(within.right()),
                                 changed + y / kTileSide * TileBitmapRowWords(extent));
    y = end;
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
