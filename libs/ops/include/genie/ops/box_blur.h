// BoxBlur: the mean of a rectangle around each pixel, each channel for itself.
//
// Depends on: base, image, kernels' box_blur.h. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/box_blur.h>

namespace genie::ops {

using kernels::BoxSize;

// Writes the mean of the rectangle around each pixel, rounded to nearest (halves up); what lies
// past the image's edge is mirrored about the edge's pixels.
//
//   source, target  any format, the same for both; of one size
//   box             at least 1 x 1, at most 2^24 pixels; an odd side is centred
//   scratch         12 bytes a value of a row; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets and scratch are safe.
// Cost: does not grow with the box but for the logarithm of its width up to 256 pixels.
// Errors: kInvalidArgument: an empty or malformed view, formats or sizes that differ, a box that is
//         empty or too large, views that share memory. kOutOfMemory.
Status BoxBlur(ConstImageView source, ImageView target, BoxSize box, Arena& scratch);

}  // namespace genie::ops
