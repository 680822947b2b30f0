// PackRgbx: pixels of any order as canonical 32-bit words, so that what follows needs one code.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes each pixel of `source` as R | G << 8 | B << 16. The top byte is 0: alpha is ignored, not
// multiplied in. Gray gives R = G = B.
//
//   source   u8 [height, width, PixelBytes(order)], any stride
//   target   u32 [height, width], stride in bytes, a multiple of 4; must not share memory with
//            source
//
// Exact: a permutation of bytes. Ownership: borrows both. Threads: concurrent calls on distinct
// targets are safe. Cost: one read and one write of each pixel (at the speed of memory). Errors:
// none. Source: derived here.
void PackRgbx(Rows<const uint8_t> source, PixelOrder order, Rows<uint32_t> target, Extent extent);

namespace scalar {
// The oracle of PackRgbx: the same in plain C++.
void PackRgbx(Rows<const uint8_t> source, PixelOrder order, Rows<uint32_t> target, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
