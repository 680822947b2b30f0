// Flip: pixels mirrored left to right, top to bottom, or both (which is a turn by 180 degrees).
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class FlipAxis : uint8_t {
  kHorizontal,  // left becomes right
  kVertical,    // top becomes bottom
  kBoth,
};

// Mirrors `source` into `target`.
//
//   source, target  u8 [height, width, channels], channels 1, 3 or 4; any stride; must not share
//                   memory
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets are safe. Cost: reads and
// writes every pixel once. Errors: none. Source: the definition.
void Flip(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
          FlipAxis axis);

namespace scalar {
// The oracle of Flip.
void Flip(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
          FlipAxis axis);
}  // namespace scalar

}  // namespace genie::kernels
