// Moments: sums of values and of their squares, from which means and deviations are made.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <array>
#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// For each channel, in the order of the bytes; channels that an image lacks are 0.
struct Moments {
  std::array<uint64_t, 4> sums = {};
  std::array<uint64_t, 4> squares = {};

  friend bool operator==(const Moments&, const Moments&) = default;
};

//   source    u8 [height, width, channels], any stride
//   channels  1, 3 or 4
//
// Exact on every target. Ownership: borrows it. Threads: safe. Cost: one pass at the speed of
// memory. Errors: none.
Moments SumMoments(Rows<const uint8_t> source, Extent extent, size_t channels);

namespace scalar {
// The oracle.
Moments SumMoments(Rows<const uint8_t> source, Extent extent, size_t channels);
}  // namespace scalar

}  // namespace genie::kernels
