// WarpAffine: an image turned, sheared, scaled or moved.
//
// Depends on: base, image, kernels' warp_affine.h. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/warp_affine.h>

namespace genie::ops {

using kernels::AffineMatrix;
using kernels::BorderValue;
using kernels::WarpFilter;

// Fills `target` from the places of `source` that `matrix` says, outside of it with `border` (the
// formula is kernels::WarpAffine's, in integers: the bytes of OpenCV's warpAffine).
//
//   source, target  of one format, each at least 1 x 1; any sizes
//   matrix          target to source, in units of 2^-16, between the centres of pixels
//   scratch         eight bytes for each target column; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets and scratch are safe.
// Cost: O(target pixels).
// Errors: kInvalidArgument: an empty or malformed view, formats that differ, views that share
//         memory, a factor or offset of the matrix beyond its limit. kOutOfMemory.
Status WarpAffine(ConstImageView source, ImageView target, const AffineMatrix& matrix,
                  WarpFilter filter, const BorderValue& border, Arena& scratch);

}  // namespace genie::ops
