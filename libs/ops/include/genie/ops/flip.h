// Flip and Rotate90: mirrored and turned images, exactly.
//
// Depends on: base, image, kernels' flip.h and rotate90.h. Thread safety: pure functions.
#pragma once

#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/flip.h>
#include <genie/kernels/rotate90.h>

namespace genie::ops {

using kernels::FlipAxis;
using kernels::QuarterTurn;

// Mirrors `source` into `target`; FlipAxis::kBoth is a turn by 180 degrees.
//
//   source, target  of one format and size
//
// Ownership: borrows both. Threads: concurrent calls on distinct targets are safe.
// Cost: reads and writes every pixel once.
// Errors: kInvalidArgument: an empty or malformed view, formats or sizes that differ, views that
//         share memory.
// Source: the definition.
Status Flip(ConstImageView source, ImageView target, FlipAxis axis);

// Turns `source` by 90 degrees into `target`.
//
//   source, target  of one format; target is as wide as source is high, and as high as it is wide
//
// Ownership, threads, cost and errors as Flip.
Status Rotate90(ConstImageView source, ImageView target, QuarterTurn turn);

}  // namespace genie::ops
