// TileCompare: which tiles of a frame differ from the frame before.
//
// Depends on: base's geometry.h, tiles.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/base/geometry.h>
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

// The same inside one rectangle, added to a bitmap, until more tiles differ than the caller cares
// about. For a list of rectangles: clear the bitmap, call for each, add up what is returned.
//
//   within   pixels of the frame that are compared; inside the frame, may be empty
//   limit    the call ends after the first row of tiles with which it has marked more than `limit`
//   changed  as above, in and out: tiles marked before the call are not read; bits are only set
//
// Returns how many tiles the call has marked: all that differ in `within` when that is at most
// `limit`, else a lower bound above it, the same on every target.
size_t TileCompareWithin(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                         Extent extent, const Box& within, size_t limit, uint64_t* changed);

namespace scalar {
// The oracles of both: the same in plain C++.
void TileCompare(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                 Extent extent, uint64_t* changed);
size_t TileCompareWithin(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                         Extent extent, const Box& within, size_t limit, uint64_t* changed);
}  // namespace scalar

}  // namespace genie::kernels
