// The oracles of TileCompare and TileCompareWithin: see genie/kernels/tile_compare.h.
#include <genie/kernels/tile_compare.h>

#include <algorithm>

namespace genie::kernels::scalar {
namespace {

bool ColourDiffers(const uint8_t* a, const uint8_t* b, size_t bytes) {
  return !std::equal(a, a + (bytes == 4 ? 3 : bytes), b);
}

}  // namespace

void TileCompare(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                 Extent extent, uint64_t* changed) {
  const Box all = {0, 0, int32_t(extent.width), int32_t(extent.height)};
  std::fill_n(changed, TileBitmapWords(extent), 0);
  scalar::TileCompareWithin(before, after, order, extent, all, TileCount(extent), changed);
}

size_t TileCompareWithin(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                         Extent extent, const Box& within, size_t limit, uint64_t* changed) {
  const size_t bytes = PixelBytes(order);
  size_t marked = 0;
  for (size_t y = size_t(within.y); y < size_t(within.bottom()); ++y) {
    if (y % kTileSide == 0 && marked > limit) break;
    uint64_t* bits = changed + y / kTileSide * TileBitmapRowWords(extent);
    for (size_t x = size_t(within.x); x < size_t(within.right()); ++x) {
      if (!ColourDiffers(before.row(y) + x * bytes, after.row(y) + x * bytes, bytes)) continue;
      const uint64_t bit = uint64_t{1} << (x / kTileSide % 64);
      uint64_t& word = bits[x / kTileSide / 64];
      marked += (word & bit) == 0;
      word |= bit;
    }
  }
  return marked;
}

}  // namespace genie::kernels::scalar
