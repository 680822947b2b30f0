// Dilate and Erode: the largest and the smallest value around each pixel, channel by channel.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// What is looked at around pixel (x, y): columns x - width / 2 .. x - width / 2 + width - 1 and
// rows likewise, so that an odd size is centred; all of this rectangle, or the cross of its middle
// row and its middle column. Both sides are at least 1.
struct StructuringElement {
  enum class Shape : uint8_t { kRectangle, kCross };

  size_t width = 3;
  size_t height = 3;
  Shape shape = Shape::kRectangle;
};

// What Dilate and Erode work on: `extent` pixels of `channels` (1, 3 or 4) interleaved bytes.
struct MorphologyShape {
  Extent extent;
  size_t channels = 1;
};

// 64-bit words of scratch that Dilate and Erode need.
size_t MorphologyScratchWords(const MorphologyShape& shape, const StructuringElement& element);

// Writes, for each channel of each pixel, the largest (Dilate) or smallest (Erode) value in the
// part of the element that lies inside the image.
//
//   source   u8 [height, width, channels], any stride; `outside` rows of the image above and below
//   target   u8 [height, width, channels], any stride; may be the source itself (same data and
//            stride), otherwise they must not share memory; rows outside are read, not written
//   scratch  u64 [MorphologyScratchWords(shape, element)]
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: every row is read and written once; at most seven operations on vectors
// for any height, along rows the logarithm of the width: less than one operation a value for any
// element. A cross costs both of its bars. Errors: none.
// Source: down columns van Herk 1992 and Gil and Werman 1993; along rows by doubling.
void Dilate(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
            const MorphologyShape& shape, const StructuringElement& element, uint64_t* scratch);
void Erode(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
           const MorphologyShape& shape, const StructuringElement& element, uint64_t* scratch);

namespace scalar {
// The oracles of Dilate and Erode: every pixel of every element, without scratch.
void Dilate(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
            const MorphologyShape& shape, const StructuringElement& element);
void Erode(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
           const MorphologyShape& shape, const StructuringElement& element);
}  // namespace scalar

}  // namespace genie::kernels
