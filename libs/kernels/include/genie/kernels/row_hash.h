// RowHash: 64 bits for each row of a rectangle of pixels, to find where rows went.
//
// Not cryptographic, and no proof of equality: what rests on equal rows compares their pixels.
//
// The formula: a row, from the rectangle's left edge on, is cut into pieces of 64 pixels; piece i
// is added to eight sums as row i of a tile is (tile_hash.h), the last one padded with zeros; the
// hash mixes the width and the sums with CombineHash. It depends on RGB values and on where they
// stand in the rectangle, so that rectangles of equal width can be compared row by row; the same on
// every target and for every pixel order.
//
// Depends on: base's geometry.h, rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/base/geometry.h>
#include <genie/kernels/rows.h>

namespace genie::kernels {

//   source  u8 [height, width, PixelBytes(order)], any stride
//   within  the rectangle, inside the frame; may be empty
//   hashes  u64 [within.height], out
//
// Ownership: borrows both. Threads: concurrent calls on distinct outputs are safe. Cost: reads
// `within` once, at about the speed of TileHash. Errors: none. Source: as TileHash.
void RowHash(Rows<const uint8_t> source, PixelOrder order, const Box& within, uint64_t* hashes);

namespace scalar {
// The oracle of RowHash: the same in plain C++.
void RowHash(Rows<const uint8_t> source, PixelOrder order, const Box& within, uint64_t* hashes);
}  // namespace scalar

}  // namespace genie::kernels
