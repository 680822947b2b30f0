// GradientMagnitude: the strength of edges in each channel.
//
// Depends on: base, image, kernels' gradient_magnitude.h. Thread safety: pure functions.
#pragma once

#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/gradient_magnitude.h>

namespace genie::ops {

using kernels::Norm;

// Writes |dx| + |dy| or the rounded root of dx dx + dy dy of the 3x3 Sobel derivatives, at most
// 255, for each channel (the formula is kernels::GradientMagnitude's; Gradient is its kin for gray
// images whose edges are repeated).
//
//   source, target  of one size and pixel format
//
// Ownership: borrows both; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass.
// Errors: kInvalidArgument: an empty or malformed view, sizes or formats that differ, views that
//         share memory.
Status GradientMagnitude(ConstImageView source, ImageView target, Norm norm);

}  // namespace genie::ops
