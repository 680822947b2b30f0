// Gradient: the strength of edges.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes min(255, |dx| + |dy|) of the 3x3 Sobel derivatives (the formula is kernels::Gradient's).
//
//   source, target  kGray, of one size
//
// Ownership: borrows both; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass.
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray, sizes that
//         differ, views that share memory.
Status Gradient(ConstImageView source, ImageView target);

}  // namespace genie::ops
