// Dilate and Erode: the largest and the smallest value in a rectangle around each pixel.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// The rectangle: at pixel (x, y) it covers columns x - width / 2 .. x - width / 2 + width - 1 and
// rows likewise, so that an odd size is centred. Both sides are at least 1.
struct Rectangle {
  size_t width = 3;
  size_t height = 3;
};

// 64-bit words of scratch that Dilate and Erode need.
size_t MorphologyScratchWords(Extent extent, Rectangle rectangle);

// Writes the largest (Dilate) or smallest (Erode) value in the part of the rectangle that lies
// inside the plane.
//
//   source   u8 [height, width], any stride
//   target   u8 [height, width], any stride; may be the source itself (same data and stride),
//            otherwise they must not share memory
//   scratch  u64 [MorphologyScratchWords(extent, rectangle)]
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: at most seven operations on vectors for any height; along rows one and
// the logarithm of the width, at most 15: less than one operation a pixel for any rectangle.
// Errors: none. Source: down columns van Herk 1992 and Gil and Werman 1993; along rows by doubling.
void Dilate(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle,
            uint64_t* scratch);
void Erode(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle,
           uint64_t* scratch);

namespace scalar {
// The oracles of Dilate and Erode: every pixel of every rectangle, without scratch.
void Dilate(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle);
void Erode(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle);
}  // namespace scalar

}  // namespace genie::kernels
