// The oracle of TileCompare: see genie/kernels/tile_compare.h.
#include <genie/kernels/tile_compare.h>

#include <algorithm>

namespace genie::kernels::scalar {

void TileCompare(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                 Extent extent, uint64_t* changed) {
  const size_t bytes = PixelBytes(order);
  std::fill_n(changed, TileBitmapWords(extent), 0);
  for (size_t y = 0; y < extent.height; ++y) {
    uint64_t* bits = changed + y / kTileSide * TileBitmapRowWords(extent);
    for (size_t i = 0; i < extent.width * bytes; ++i) {
      if (i % bytes == 3 || before.row(y)[i] == after.row(y)[i]) continue;
      const size_t column = i / bytes / kTileSide;
      bits[column / 64] |= uint64_t{1} << (column % 64);
    }
  }
}

}  // namespace genie::kernels::scalar
