// The oracle of TileHash: see genie/kernels/tile_hash.h.
#include <genie/kernels/pack_rgbx.h>
#include <genie/kernels/tile_hash.h>

#include <algorithm>

#include "tile_hash/tile_hash_keys.h"

namespace genie::kernels::scalar {
namespace {

// Adds one row of one tile: 64 canonical pixels, row `y` of the tile.
void AddRow(const uint32_t* pixels, size_t y, uint64_t* sums) {
  for (size_t x = 0; x < kTileSide; x += 2) {
    const size_t stripe = y * kStripesPerTileRow + x / kStripePixels;
    const size_t lane = x % kStripePixels / 2;
    const uint64_t key = (kLaneKeys[lane] + stripe * kStripeStep) | kKeyFloor;
    sums[lane] += uint64_t{pixels[x] ^ uint32_t(key)} * (pixels[x + 1] ^ uint32_t(key >> 32));
  }
}

}  // namespace

void TileHash(Rows<const uint8_t> source, PixelOrder order, Extent extent, uint64_t* hashes,
              uint64_t* scratch) {
  const size_t columns = TileColumns(extent);
  for (size_t top = 0; top < extent.height; top += kTileSide) {
    const size_t height = std::min(kTileSide, extent.height - top);
    std::fill_n(scratch, TileHashScratchWords(extent), 0);
    for (size_t y = 0; y < height; ++y) {
      for (size_t left = 0; left < extent.width; left += kTileSide) {
        uint32_t pixels[kTileSide] = {};
        const size_t width = std::min(kTileSide, extent.width - left);
        scalar::PackRgbx({source.row(top + y) + left * PixelBytes(order), 0}, order, {pixels, 0},
                         {width, 1});
        AddRow(pixels, y, scratch + left / kTileSide * kHashLanes);
      }
    }
    for (size_t c = 0; c < columns; ++c) {
      *hashes++ = FinishTile(scratch + c * kHashLanes, c, extent.width, height);
    }
  }
}

}  // namespace genie::kernels::scalar
