// ToYcrcb and FromYcrcb: luma and two colour differences, all of eight bits.
//
// In integers of 14 fractional bits, >> rounding down; results are limited to 0 .. 255:
//   Y  = (4899 R + 9617 G + 1868 B + 2^13) >> 14
//   Cr = ((R - Y) * 11682 + 2^13 >> 14) + 128        Cb = ((B - Y) * 9241 + 2^13 >> 14) + 128
// and back, with r = Cr - 128, b = Cb - 128:
//   R = Y + (22987 r + 2^13 >> 14)                   B = Y + (29049 b + 2^13 >> 14)
//   G = Y + (-11698 r - 5636 b + 2^13 >> 14)
// There and back a value may be off by 2.
//
// Exact on every target. Ownership: borrow both. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory. Errors: none. Source: ITU-R BT.601 over the full
// range, its factors 0.713, 0.564, 1.403, -0.714, -0.344 and 1.773, as OpenCV has them.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes Y, Cr, Cb for each pixel; alpha is ignored.
//
//   source  u8 [height, width, PixelBytes(order)], any stride
//   target  u8 [height, width, 3], any stride; must not share memory with source
void ToYcrcb(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent);

// The opposite.
//
//   source  u8 [height, width, 3], any stride
//   target  u8 [height, width, 3], kRgb or kBgr, any stride; must not share memory with source
void FromYcrcb(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent);

namespace scalar {
// The oracles: the same in plain C++.
void ToYcrcb(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent);
void FromYcrcb(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
