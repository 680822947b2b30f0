// AbsoluteDifference: how far two images are apart.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes |a - b| for each channel of each pixel, alpha included.
//
//   a, b, target  of one size and format; target may be a or b itself
//
// Ownership: borrows all; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory.
// Errors: kInvalidArgument: an empty or malformed view, sizes or formats that differ, a target
//         that shares memory with a source without being it.
Status AbsoluteDifference(ConstImageView a, ConstImageView b, ImageView target);

}  // namespace genie::ops
