// Components: the connected components of a mask, with statistics and without a label image.
//
// Depends on: base's geometry.h, rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/geometry.h>
#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class Connectivity : uint8_t { kFour, kEight };

struct Component {
  Box box;              // the smallest that holds every pixel
  int32_t first_x = 0;  // column of the leftmost pixel in the top row: (box.y, first_x) names it
  int64_t area = 0;     // pixels
  int64_t sum_x = 0;    // of the columns of all pixels: the centroid is sum_x / area
  int64_t sum_y = 0;    // of their rows

  friend bool operator==(const Component&, const Component&) = default;
};

// 64-bit words of scratch for masks of `width` columns: O(width), whatever the height.
size_t ComponentsScratchWords(size_t width);

// Finds the components of a bit mask and returns how many there are; the first
// components.size() of them are written.
//
//   mask        u64 [height, (width + 63) / 64], stride in bytes, a multiple of 8; bit x % 64 of
//               word x / 64; bits past the width are ignored
//   components  out, in the order in which they end: by last row, then by the leftmost pixel in
//               that row; the same on every target
//   scratch     u64 [ComponentsScratchWords(width)]
//
// Sides up to 16,384 (INT32_MAX is the hard bound). Ownership: borrows all. Threads: concurrent
// calls on distinct outputs and scratch are safe. Cost: O(words + runs), one pass, no label is
// ever written. Errors: none. Source: union over runs of two rows at a time, derived here.
size_t ComponentsOfBits(Rows<const uint64_t> mask, Extent extent, Connectivity connectivity,
                        std::span<Component> components, uint64_t* scratch);

// The same for a byte mask: every byte but 0 is set.
//
//   mask  u8 [height, width], any stride
size_t ComponentsOfBytes(Rows<const uint8_t> mask, Extent extent, Connectivity connectivity,
                         std::span<Component> components, uint64_t* scratch);

namespace scalar {
// The oracle: a flood fill. Scratch is u32 [2 * height * width]; components come in the order of
// their first pixel, row by row.
size_t ComponentsOfBytes(Rows<const uint8_t> mask, Extent extent, Connectivity connectivity,
                         std::span<Component> components, uint32_t* scratch);
}  // namespace scalar

}  // namespace genie::kernels
