// Bilateral: the mean around each pixel of what is near it in place and in colour.
//
// Depends on: base, image, kernels' bilateral.h. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/bilateral.h>

namespace genie::ops {

struct BilateralShape {
  size_t diameter = 5;      // pixels: odd, 3 to 9; those of a circle count
  double sigma_color = 25;  // of the sum of the colours' differences: 1 to 255
  double sigma_space = 2;   // pixels: 0.3 to 10
};

// The weights of the shape for images of `channels` channels. Errors: kInvalidArgument: a value
// outside its range, or an even diameter.
Result<kernels::BilateralWeights> BilateralWeightsOf(const BilateralShape& shape, size_t channels);

// Writes the mean around each pixel, weighted by how near a neighbour is in place and in colour:
// noise goes, edges stay. What lies past the image's edge is mirrored about the edge's pixels. The
// three colours share one weight; alpha is copied.
//
//   source, target  any format, the same for both; of one size
//   scratch         some ten to some hundred KiB, whatever the size; the caller resets it
//
// Within 1 of OpenCV's. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: grows with the square of the diameter (kernels::Bilateral).
// Errors: kInvalidArgument: an empty or malformed view, formats or sizes that differ, a shape that
//         BilateralWeightsOf refuses, views that share memory. kOutOfMemory.
Status Bilateral(ConstImageView source, ImageView target, const BilateralShape& shape,
                 Arena& scratch);

}  // namespace genie::ops
