// BoxBlur: the mean of a rectangle around each pixel, each channel for itself.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// The rectangle: at pixel (x, y) it covers columns x - width / 2 .. x - width / 2 + width - 1 and
// rows likewise, so that an odd side is centred. Sides are at least 1, and their product at most
// kMaxBoxArea, so that sums of it have 32 bits.
struct BoxSize {
  size_t width = 3;
  size_t height = 3;

  constexpr size_t area() const { return width * height; }
};
inline constexpr size_t kMaxBoxArea = size_t{1} << 24;

// 64-bit words of scratch that BoxBlur needs.
size_t BoxBlurScratchWords(Extent extent, size_t channels, BoxSize box);

// Writes floor((sum + area / 2) / area) of the rectangle: the mean rounded to nearest, halves up.
// What lies past the edge of the image is mirrored about the edge's pixels (Border::kReflect).
//
//   source    u8 [height, width, channels], any stride; rows `outside` of it are read where needed
//   target    u8 [height, width, channels], any stride; must not share memory with source
//   channels  1 to 4
//   scratch   u64 [BoxBlurScratchWords(extent, channels, box)]
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: running sums down columns, so that the height costs nothing; along rows
// the logarithm of the width up to an area of 256, above it running sums too. Errors: none.
// Source: McDonnell 1981; division by a constant after Robison 2005. Equal to OpenCV's for odd
// sides; halves, which only even areas have, may be rounded otherwise there.
void BoxBlur(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
             size_t channels, BoxSize box, uint64_t* scratch);

namespace scalar {
// The oracle of BoxBlur: the same running sums in plain C++.
void BoxBlur(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
             size_t channels, BoxSize box, uint64_t* scratch);
}  // namespace scalar

}  // namespace genie::kernels
