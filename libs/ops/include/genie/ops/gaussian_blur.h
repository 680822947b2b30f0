// GaussianBlur: the mean around each pixel by the weights of a bell curve, each channel for itself.
//
// Depends on: base, image, kernels' gaussian_blur.h. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/gaussian_blur.h>

namespace genie::ops {

// How wide the curve is: a size, a sigma, or both; what is 0 follows from the other.
struct GaussianShape {
  size_t size = 0;   // taps a side: odd, at most kMaxGaussianSize
  double sigma = 0;  // pixels
};

// The weights of the shape. Errors: kInvalidArgument: neither is given, the size is even or too
// large, sigma is negative, not finite, or needs too large a size.
Result<kernels::GaussianWeights> GaussianWeightsOf(GaussianShape shape);

// Writes the weighted mean around each pixel, in 256ths a side as kernels' GaussianBlur says; what
// lies past the image's edge is mirrored about the edge's pixels.
//
//   source, target  any format, the same for both; of one size
//   shape           {.size = 5}, {.sigma = 1.4}
//   scratch         2 bytes a value of a row; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets and scratch are safe.
// Cost: grows with the size; sizes 3 and 5 without sigma need additions alone.
// Errors: kInvalidArgument: an empty or malformed view, formats or sizes that differ, a shape that
//         GaussianWeightsOf refuses, views that share memory. kOutOfMemory.
Status GaussianBlur(ConstImageView source, ImageView target, GaussianShape shape, Arena& scratch);

}  // namespace genie::ops
