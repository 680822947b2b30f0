// ToHsv and FromHsv: hue in steps of two degrees (0 .. 179), saturation and value of eight bits.
//
// To: V is the largest channel, d its distance to the smallest, and with rounded reciprocals
//   S = (d * round(255 * 2^12 / V) + 2^11) >> 12                            (0 where V is 0)
//   H = (n * round(30 * 2^12 / d) + 2^11) >> 12, and 180 more below 0       (0 where d is 0)
//   n = G - B where R is the largest, else B - R + 2 d where G is, else R - G + 4 d
// From: a channel c in turns 150, 90, 30 for red, green, blue, with k = (c + H) mod 180 and
// w = min(k, 120 - k) within 0 .. 30, is V * (7650 - S * w) / 7650, rounded to nearest, halves up.
// A hue from 180 on counts from 0 again.
//
// Exact on every target. Ownership: borrow both. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass; a vector of pixels equal to the one before it costs what a copy does.
// Errors: none. Source: Smith 1978; the fixed point To is OpenCV's, whose results it has.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes H, S, V for each pixel; alpha is ignored.
//
//   source  u8 [height, width, PixelBytes(order)], any stride
//   target  u8 [height, width, 3], any stride; must not share memory with source
void ToHsv(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent);

// The opposite.
//
//   source  u8 [height, width, 3], any stride
//   target  u8 [height, width, 3], kRgb or kBgr, any stride; must not share memory with source
void FromHsv(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent);

namespace scalar {
// The oracles: the same in plain C++.
void ToHsv(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent);
void FromHsv(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
