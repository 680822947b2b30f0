// Sharpen: adds to an image a multiple of its difference to a smoothed one: unsharp masking.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

struct Sharpening {
  int16_t amount_q8 = 256;  // of the difference, in 256ths: 0 .. 4096
  uint8_t threshold = 0;    // smaller differences change nothing
};

// With d = source - smooth writes source + ((d * amount_q8 + 128) >> 8), limited to 0 .. 255, where
// |d| >= threshold, and source elsewhere.
//
//   source, smooth  u8 [height, width], any strides; width in bytes of all channels
//   target          u8 [height, width], any stride; may be source or smooth
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory. Errors: none.
void Sharpen(Rows<const uint8_t> source, Rows<const uint8_t> smooth, Rows<uint8_t> target,
             Extent extent, Sharpening sharpening);

namespace scalar {
// The oracle.
void Sharpen(Rows<const uint8_t> source, Rows<const uint8_t> smooth, Rows<uint8_t> target,
             Extent extent, Sharpening sharpening);
}  // namespace scalar

}  // namespace genie::kernels
