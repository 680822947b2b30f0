// The oracle of RowHash: see genie/kernels/row_hash.h.
#include <genie/kernels/pack_rgbx.h>
#include <genie/kernels/row_hash.h>

#include <algorithm>

#include "tile_hash/tile_hash_keys.h"

namespace genie::kernels::scalar {

void RowHash(Rows<const uint8_t> source, PixelOrder order, const Box& within, uint64_t* hashes) {
  const auto width = size_t(within.width);
  for (int32_t y = within.y; y < within.bottom(); ++y) {
    const uint8_t* row = source.row(size_t(y)) + size_t(within.x) * PixelBytes(order);
    uint64_t sums[kHashLanes] = {};
    for (size_t x = 0; x < width; x += kTileSide) {
      uint32_t pixels[kTileSide] = {};
      scalar::PackRgbx({row + x * PixelBytes(order), 0}, order, {pixels, 0},
                       {std::min(kTileSide, width - x), 1});
      AddKeyedRow(pixels, x / kTileSide, sums);
    }
    *hashes++ = FinishSums(CombineHash(0, width), sums);
  }
}

}  // namespace genie::kernels::scalar
