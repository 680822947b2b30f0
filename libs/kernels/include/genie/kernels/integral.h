// Integral: sums of all values above and to the left, from which the sum of any rectangle takes
// four of them.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// target[y][x] is the sum of the values in rows below y and columns below x: row 0 and column 0
// are 0. Sums are modulo 2^32 (Integral) and 2^64 (IntegralOfSquares): the difference that gives a
// rectangle's sum is right for each rectangle whose own sum fits, up to 16.8 Mpixel of white.
//
//   source  u8 [height, width], any stride
//   target  [height + 1, width + 1], any stride that is a multiple of the element's size
//
// Exact on every target. Ownership: borrows both. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass; bound by writing 4 or 8 bytes a pixel. Errors: none.
// Source: Crow 1984, summed-area tables.
void Integral(Rows<const uint8_t> source, Rows<uint32_t> target, Extent extent);
void IntegralOfSquares(Rows<const uint8_t> source, Rows<uint64_t> target, Extent extent);

namespace scalar {
// The oracles.
void Integral(Rows<const uint8_t> source, Rows<uint32_t> target, Extent extent);
void IntegralOfSquares(Rows<const uint8_t> source, Rows<uint64_t> target, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
