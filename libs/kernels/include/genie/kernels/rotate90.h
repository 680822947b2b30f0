// Rotate90: pixels turned by a quarter. (By 180 degrees: Flip with FlipAxis::kBoth.)
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class QuarterTurn : uint8_t {
  kClockwise,         // the left column becomes the top row
  kCounterclockwise,  // the top row becomes the left column
};

// Turns `source` into `target`.
//
//   source  u8 [height, width, channels], channels 1, 3 or 4; any stride
//   target  u8 [width, height, channels], any stride; must not share memory with source
//   extent  that of the source
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets are safe. Cost: reads and
// writes every pixel once. Errors: none. Source: the definition.
void Rotate90(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
              QuarterTurn turn);

namespace scalar {
// The oracle of Rotate90.
void Rotate90(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
              QuarterTurn turn);
}  // namespace scalar

}  // namespace genie::kernels
