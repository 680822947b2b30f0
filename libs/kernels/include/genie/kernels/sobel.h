// Sobel and Scharr: the first derivatives of an image over 3x3 pixels.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class Axis : uint8_t { kX, kY };

// Rows above and below an extent that 3x3 filters look at.
inline constexpr size_t kSobelReach = 1;

// Write the derivative along an axis, for each channel of its own:
//   along x   k (a[-1][+1] - a[-1][-1] + a[+1][+1] - a[+1][-1]) + m (a[0][+1] - a[0][-1])
//   along y   k (a[+1][-1] - a[-1][-1] + a[+1][+1] - a[-1][+1]) + m (a[+1][0] - a[-1][0])
// with k = 1, m = 2 for Sobel and k = 3, m = 10 for Scharr. Beyond an edge the image is mirrored
// about the edge's pixels. ...Signed write the value (Sobel's lie in -1020 .. 1020, Scharr's in
// -4080 .. 4080), the others its absolute value, at most 255.
//
//   source    u8 [height, width, channels], any stride, with `outside` rows around it; kSobelReach
//             of them are looked at
//   target    u8 or i16 [height, width, channels], any stride; must not share memory with source
//   channels  1, 3 or 4
//
// Exact on every target. Ownership: borrows both. Threads: concurrent calls on distinct targets
// are safe. Cost: one pass. Errors: none. Source: Sobel and Feldman 1968; Scharr 2000, in integers.
void Sobel(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
           size_t channels, Axis axis);
void SobelSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                 Extent extent, size_t channels, Axis axis);
void Scharr(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, Axis axis);
void ScharrSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                  Extent extent, size_t channels, Axis axis);

namespace scalar {
// The oracles: the same formulas in plain C++.
void Sobel(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
           size_t channels, Axis axis);
void SobelSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                 Extent extent, size_t channels, Axis axis);
void Scharr(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, Axis axis);
void ScharrSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                  Extent extent, size_t channels, Axis axis);
}  // namespace scalar

}  // namespace genie::kernels
