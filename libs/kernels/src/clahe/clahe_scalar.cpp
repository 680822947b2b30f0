// The oracle of ApplyByTiles: see genie/kernels/clahe.h.
#include <genie/kernels/clahe.h>

#include "tile_mix.h"

namespace genie::kernels::scalar {

void ApplyByTiles(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent,
                  const TileGrid& grid, const uint8_t* tables) {
  for (size_t y = 0; y < extent.height; ++y) {
    const TileMix rows = MixAt(y, grid.tile_height, grid.tiles_y);
    for (size_t x = 0; x < extent.width; ++x) {
      const TileMix columns = MixAt(x, grid.tile_width, grid.tiles_x);
      const uint8_t value = source.row(y)[x];
      const auto mixed = [&](size_t column) {
        const uint32_t upper = tables[(rows.first * grid.tiles_x + column) * 256 + value];
        const uint32_t lower = tables[(rows.second * grid.tiles_x + column) * 256 + value];
        return upper * (256 - rows.weight) + lower * rows.weight;
      };
      target.row(y)[x] = uint8_t((mixed(columns.first) * (256 - columns.weight) +
                                  mixed(columns.second) * columns.weight + 32768) >>
                                 16);
    }
  }
}

}  // namespace genie::kernels::scalar
