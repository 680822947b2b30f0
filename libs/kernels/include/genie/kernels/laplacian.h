// Laplacian: the sum of an image's two second derivatives over 3x3 pixels.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// The weights; the names are the pixels that a pixel is compared with.
enum class LaplacianStencil : uint8_t {
  kSides,    //  0  1  0    1 -4  1    0  1  0    OpenCV's ksize = 1
  kCorners,  //  2  0  2    0 -8  0    2  0  2    OpenCV's ksize = 3
};

// Write the weighted sum around each pixel, for each channel of its own. Beyond an edge the image
// is mirrored about the edge's pixels. LaplacianSigned writes the value (-1020 .. 1020 for kSides,
// twice that for kCorners), Laplacian its absolute value, at most 255.
//
//   source    u8 [height, width, channels], any stride, with `outside` rows around it; one of them
//             is looked at on each side
//   target    u8 or i16 [height, width, channels], any stride; must not share memory with source
//   channels  1, 3 or 4
//
// Exact on every target. Ownership: borrows both. Threads: concurrent calls on distinct targets
// are safe. Cost: one pass. Errors: none. Source: the five-point stencil, and the same on
// diagonals.
void Laplacian(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, LaplacianStencil stencil);
void LaplacianSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                     Extent extent, size_t channels, LaplacianStencil stencil);

namespace scalar {
// The oracles: the same in plain C++.
void Laplacian(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, LaplacianStencil stencil);
void LaplacianSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                     Extent extent, size_t channels, LaplacianStencil stencil);
}  // namespace scalar

}  // namespace genie::kernels
