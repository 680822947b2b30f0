// ToLab: CIE L*a*b* in eight bits: lightness, and two axes of colour about 128.
//
// In integers, with the tables of linear light (11 bits) and of cube roots (15 bits) and the matrix
// from sRGB to XYZ over the white of D65 in 12 bits:
//   X = (1777 R + 1541 G +  778 B + 2^11) >> 12     of R, G, B in linear light; each at most 2040
//   Y = ( 871 R + 2929 G +  296 B + 2^11) >> 12
//   Z = (  73 R +  448 G + 3575 B + 2^11) >> 12
//   L = (296 f(Y) - 1336934 + 2^14) >> 15           L* * 255 / 100
//   a = (500 (f(X) - f(Y)) + 2^14 >> 15) + 128
//   b = (200 (f(Y) - f(Z)) + 2^14 >> 15) + 128, both limited to 0 .. 255
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes L, a, b for each pixel; alpha is ignored.
//
//   source  u8 [height, width, PixelBytes(order)], any stride
//   target  u8 [height, width, 3], any stride; must not share memory with source
//
// Exact on every target. Ownership: borrows both. Threads: concurrent calls on distinct targets are
// safe. Cost: six look-ups a pixel; six for a whole vector where its pixels are equal. Errors:
// none. Source: CIE 15; IEC 61966-2-1 (sRGB). Factors and
// tables have as many bits as OpenCV's; on random pixels 30 values of a million differ from its,
// by 1.
void ToLab(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent);

namespace scalar {
// The oracle: the same in plain C++.
void ToLab(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
