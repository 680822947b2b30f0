// The oracles of TileHash and TileHashMarked: see genie/kernels/tile_hash.h.
#include <genie/kernels/pack_rgbx.h>
#include <genie/kernels/tile_hash.h>

#include <algorithm>

#include "tile_hash/tile_hash_keys.h"

namespace genie::kernels::scalar {
namespace {

// The hash of the tile in row `r`, column `c`.
uint64_t HashTile(Rows<const uint8_t> source, PixelOrder order, Extent extent, size_t r, size_t c) {
  uint64_t sums[kHashLanes] = {};
  const size_t left = c * kTileSide;
  const size_t height = std::min(kTileSide, extent.height - r * kTileSide);
  for (size_t y = 0; y < height; ++y) {
    uint32_t pixels[kTileSide] = {};
    const size_t width = std::min(kTileSide, extent.width - left);
    scalar::PackRgbx({source.row(r * kTileSide + y) + left * PixelBytes(order), 0}, order,
                     {pixels, 0}, {width, 1});
    AddKeyedRow(pixels, y, sums);
  }
  return FinishTile(sums, c, extent.width, height);
}

}  // namespace

void TileHash(Rows<const uint8_t> source, PixelOrder order, Extent extent, uint64_t* hashes,
              uint64_t* /*scratch*/) {
  for (size_t i = 0; i < TileCount(extent); ++i) {
    hashes[i] = HashTile(source, order, extent, i / TileColumns(extent), i % TileColumns(extent));
  }
}

void TileHashMarked(Rows<const uint8_t> source, PixelOrder order, Extent extent,
                    const uint64_t* marked, uint64_t* hashes) {
  ForEachMarkedTile(marked, extent, [&](size_t r, size_t c) {
    hashes[r * TileColumns(extent) + c] = HashTile(source, order, extent, r, c);
  });
}

}  // namespace genie::kernels::scalar
