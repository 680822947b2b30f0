// Threshold: which values of a plane are above a limit, as bytes or as bits.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes 255 where source > limit and 0 elsewhere.
//
//   source  u8 [height, width], any stride
//   target  u8 [height, width], any stride; may be the source itself (same data and stride),
//           otherwise they must not share memory
//
// Exact on every target. Ownership: borrows both. Threads: concurrent calls on distinct targets
// are safe. Cost: one pass at the speed of memory. Errors: none. Source: none needed.
void Threshold(Rows<const uint8_t> source, uint8_t limit, Rows<uint8_t> target, Extent extent);

// The same as a bit mask: bit x % 64 of word x / 64 of a row says source > limit; the bits past
// the width in a row's last word are 0.
//
//   target  u64 [height, (width + 63) / 64], stride in bytes, a multiple of 8; must not share
//           memory with source
void ThresholdBits(Rows<const uint8_t> source, uint8_t limit, Rows<uint64_t> target, Extent extent);

namespace scalar {
// The oracles of Threshold and ThresholdBits: the same in plain C++.
void Threshold(Rows<const uint8_t> source, uint8_t limit, Rows<uint8_t> target, Extent extent);
void ThresholdBits(Rows<const uint8_t> source, uint8_t limit, Rows<uint64_t> target, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
