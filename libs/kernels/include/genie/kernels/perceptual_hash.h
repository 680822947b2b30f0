// PerceptualHash: 64 bits that stay nearly the same when a picture is scaled, compressed or changed
// in a few pixels; the number of bits that differ tells how far two pictures are apart.
//
// It is never a key: different pictures can have one hash (all flat ones have 0), and the same
// picture in another size may have a slightly different one. For a key take ops::ContentKey.
//
// The formula. The picture is cut into 8 rows of 9 cells, cell i of n along `length` pixels being
// i * length / n up to (i + 1) * length / n, rounded down, one pixel at the least. Bit 8 y + x is
// set where the mean luma of cell (x + 1, y) is more than 1 of 255 above that of cell (x, y): noise
// on a flat ground sets no bits.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <bit>
#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// 16-bit values of scratch that PerceptualHash needs: a row of bytes.
constexpr size_t PerceptualHashScratchValues(Extent extent, PixelOrder order) {
  return extent.width * PixelBytes(order);
}

// The perceptual hash of a picture.
//
//   source   u8 [height, width, PixelBytes(order)], any stride; sides >= 1
//   scratch  u16 [PerceptualHashScratchValues(extent, order)]
//
// Exact on every target. Luma is BT.601's in 14 bits, as in Gray; alpha is ignored. Ownership:
// borrows all. Threads: concurrent calls on distinct scratch are safe. Cost: reads the picture
// once, at the speed of memory. Errors: none. Source: the difference hash over 9 x 8 means.
uint64_t PerceptualHash(Rows<const uint8_t> source, PixelOrder order, Extent extent,
                        uint16_t* scratch);

// How many of the 64 bits differ: 0 for the same look, about 32 for pictures that have nothing to
// do with each other.
constexpr int PerceptualDistance(uint64_t a, uint64_t b) { return std::popcount(a ^ b); }

namespace scalar {
// The oracle of PerceptualHash: each cell on its own, without scratch.
uint64_t PerceptualHash(Rows<const uint8_t> source, PixelOrder order, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
