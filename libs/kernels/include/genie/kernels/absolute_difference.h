// AbsoluteDifference: how far two planes of bytes are apart, value by value.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes |a - b| for each byte. Interleaved pixels are a plane of width * channels.
//
//   a, b    u8 [height, width], any strides
//   target  u8 [height, width], any stride; may be a or b itself (same data and stride), otherwise
//           it must not share memory with them
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory. Errors: none. Source: none needed.
void AbsoluteDifference(Rows<const uint8_t> a, Rows<const uint8_t> b, Rows<uint8_t> target,
                        Extent extent);

namespace scalar {
// The oracle of AbsoluteDifference: the same in plain C++.
void AbsoluteDifference(Rows<const uint8_t> a, Rows<const uint8_t> b, Rows<uint8_t> target,
                        Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
