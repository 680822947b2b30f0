// ConvertFormat: pixels of any order as pixels of any other.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes each pixel of `source`, whose bytes have the order `from`, in the order `to`. A gray value
// becomes each of the channels; colours become gray by the formula of Gray; an alpha is kept, given
// up, or 255 where there was none. It is never multiplied in.
//
//   source  u8 [height, width, PixelBytes(from)], any stride
//   target  u8 [height, width, PixelBytes(to)], any stride; must not share memory with source
//
// Exact: a permutation of bytes, but for Gray. Ownership: borrows both. Threads: concurrent calls
// on distinct targets are safe. Cost: one pass at the speed of memory. Errors: none. Source: none
// needed.
void ConvertFormat(Rows<const uint8_t> source, PixelOrder from, Rows<uint8_t> target, PixelOrder to,
                   Extent extent);

namespace scalar {
// The oracle of ConvertFormat: the same in plain C++.
void ConvertFormat(Rows<const uint8_t> source, PixelOrder from, Rows<uint8_t> target, PixelOrder to,
                   Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
