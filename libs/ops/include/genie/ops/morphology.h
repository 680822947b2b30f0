// Dilate and Erode: the largest and the smallest value around each pixel of a gray image.
//
// Depends on: base, image, kernels' morphology.h. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/morphology.h>

namespace genie::ops {

using kernels::Rectangle;

// Writes the largest (Dilate) or smallest (Erode) value of the rectangle around each pixel; what
// lies outside the image does not count.
//
//   source, target  kGray, of one size; target may be source itself
//   rectangle       at least 1 x 1; an odd side is centred
//   scratch         some KiB, or 512 bytes a row of a tall rectangle; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets and scratch are safe.
// Cost: does not grow with the rectangle but for the logarithm of its width.
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray, sizes that
//         differ, an empty rectangle, a target that shares memory with the source without being
//         it. kOutOfMemory.
Status Dilate(ConstImageView source, ImageView target, Rectangle rectangle, Arena& scratch);
Status Erode(ConstImageView source, ImageView target, Rectangle rectangle, Arena& scratch);

}  // namespace genie::ops
