// Extremes: the smallest and the largest value of a plane, and where they are.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

struct Extremes {
  uint8_t least = 255;
  uint8_t most = 0;
  size_t least_x = 0, least_y = 0;  // the first such pixel, row by row
  size_t most_x = 0, most_y = 0;

  friend bool operator==(const Extremes&, const Extremes&) = default;
};

//   source  u8 [height, width], any stride; of an empty one the result is as it is made
//
// Exact on every target. Ownership: borrows it. Threads: safe. Cost: one pass at the speed of
// memory, and one more over each row that holds a new extreme. Errors: none.
Extremes FindExtremes(Rows<const uint8_t> source, Extent extent);

namespace scalar {
// The oracle.
Extremes FindExtremes(Rows<const uint8_t> source, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
