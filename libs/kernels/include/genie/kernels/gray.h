// Gray: luma of pixels of any order.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes (4899 R + 9617 G + 1868 B + 8192) >> 14 for each pixel: BT.601's 0.299, 0.587, 0.114 in
// 14-bit fixed point, rounded to nearest with halves up. The weights add up to 1, so that
// R = G = B gives that value, and gray source pixels are copied. Alpha is ignored.
//
//   source  u8 [height, width, PixelBytes(order)], any stride
//   target  u8 [height, width], any stride; must not share memory with source
//
// Exact on every target. Ownership: borrows both. Threads: concurrent calls on distinct targets
// are safe. Cost: one pass at the speed of memory. Errors: none. Source: ITU-R BT.601.
void Gray(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent);

namespace scalar {
// The oracle of Gray: the same in plain C++.
void Gray(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
