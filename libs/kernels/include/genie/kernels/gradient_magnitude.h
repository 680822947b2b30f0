// GradientMagnitude: how strongly each channel changes at each pixel, whatever the direction.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class Norm : uint8_t {
  kL1,  // |dx| + |dy|
  kL2,  // the square root of dx dx + dy dy, rounded to the nearest whole number
};

// Writes the norm of the two 3x3 Sobel derivatives (sobel.h), at most 255, for each channel of its
// own. Beyond an edge the image is mirrored about the edge's pixels, unlike Gradient, which repeats
// them.
//
//   source    u8 [height, width, channels], any stride, with `outside` rows around it; one of them
//             is looked at on each side
//   target    u8 [height, width, channels], any stride; must not share memory with source
//   channels  1, 3 or 4
//
// Exact on every target: the root is taken in floats, but the root of a whole number n below 2^17
// is never nearer to a half than 0.00048, which is 30 times what the float can be off.
// Ownership: borrows both. Threads: concurrent calls on distinct targets are safe. Cost: one pass;
// kL2 takes roots only where the image is not flat. Errors: none. Source: Sobel and Feldman 1968.
void GradientMagnitude(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, size_t channels, Norm norm);

namespace scalar {
// The oracle: the same in plain C++, with the root in integers.
void GradientMagnitude(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, size_t channels, Norm norm);
}  // namespace scalar

}  // namespace genie::kernels
