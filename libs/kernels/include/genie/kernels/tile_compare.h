// TileCompare: which tiles of a frame differ from the frame before.
//
// Depends on: tiles.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/tiles.h>

namespace genie::kernels {

// Compares two frames of one size and pixel order; the fourth byte of a pixel (alpha) is ignored.
//
//   before, after  u8 [height, width, PixelBytes(order)], any strides
//   changed        u64 [TileBitmapWords(extent)], out: bit c % 64 of word
//                  r * TileBitmapRowWords(extent) + c / 64 is set when the tile in row r, column c
//                  holds a pixel that differs; all other bits 0
//
// Ownership: borrows all. Threads: concurrent calls on distinct outputs are safe. Cost: streams
// both frames row by row (tile by tile would halve the bandwidth); a tile known to differ is not
// read further. Errors: none. Source: derived here.
void TileCompare(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                 Extent extent, uint64_t* changed);

namespace scalar {
// The oracle of TileCompare: the same in plain C++.
void TileCompare(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                 Extent extent, uint64_t* changed);
}  // namespace scalar

}  // namespace genie::kernels
