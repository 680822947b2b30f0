// ApplyByTiles: each pixel through the tables of the tiles around it, mixed by how near they are:
// the second half of contrast-limited adaptive histogram equalisation.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Tiles of one size that cover the plane; the last ones may reach beyond it.
struct TileGrid {
  size_t tile_width = 1;  // pixels; tile_width * tiles_x >= width of the plane
  size_t tile_height = 1;
  size_t tiles_x = 1;
  size_t tiles_y = 1;
};

// 64-bit words of scratch that ApplyByTiles needs.
size_t ApplyByTilesScratchWords(size_t width, const TileGrid& grid);

// Writes, for the value v of each pixel, the mean of table[v] over the four tiles whose centres lie
// around the pixel, weighted bilinearly by the distance to the centres; outside of the outermost
// centres the nearest tiles count alone. Weights are in 256ths, (position * 256 + size / 2) / size;
// columns within 1/65536 of the exact mean of rows, then rounded, halves up.
//
//   source   u8 [height, width], any stride
//   target   u8 [height, width], any stride; may be the source itself
//   tables   u8 [tiles_y, tiles_x, 256]
//   scratch  u64 [ApplyByTilesScratchWords(width, grid)]
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: one pass with one look-up of 32 bits a pixel, and 256 steps for each tile
// of a row of tiles in each row of pixels. Errors: none. Source: Zuiderveld 1994.
void ApplyByTiles(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent,
                  const TileGrid& grid, const uint8_t* tables, uint64_t* scratch);

namespace scalar {
// The oracle: four look-ups a pixel.
void ApplyByTiles(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent,
                  const TileGrid& grid, const uint8_t* tables);
}  // namespace scalar

}  // namespace genie::kernels
