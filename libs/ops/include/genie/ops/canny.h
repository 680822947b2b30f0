// Canny: thin edges.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes 255 on edges and 0 elsewhere: peaks of |dx| + |dy| of the 3x3 Sobel derivatives above
// `high`, and those above `low` that are connected to them (the rule is kernels::CannyClasses').
//
//   source, target  kGray, of one size
//   low, high       of |dx| + |dy|, 0 .. 2040; 0 <= low <= high
//   scratch         a sixteenth of the image and 12 bytes a column; the caller resets it
//
// Equal to OpenCV's cv::Canny(source, target, low, high).
// Ownership: borrows all. Threads: concurrent calls on distinct targets and scratch are safe.
// Cost: one pass, two readings of the target, and what hysteresis adds (kernels::CannyFinish).
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray, sizes that
//         differ, views that share memory, thresholds out of order or negative. kOutOfMemory.
Status Canny(ConstImageView source, ImageView target, int32_t low, int32_t high, Arena& scratch);

}  // namespace genie::ops
