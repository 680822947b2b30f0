// Gray: luma of an image.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes the BT.601 luma of each pixel (the formula is kernels::Gray's).
//
//   source  any format
//   target  kGray, the size of source
//
// Ownership: borrows both; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory.
// Errors: kInvalidArgument: an empty or malformed view, sizes that differ, a target that is not
//         gray, views that share memory.
Status Gray(ConstImageView source, ImageView target);

}  // namespace genie::ops
