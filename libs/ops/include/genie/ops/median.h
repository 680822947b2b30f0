// Median: the middle value of a square around each pixel, each channel for itself.
//
// Depends on: base, image, kernels' median.h. Thread safety: pure functions.
#pragma once

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes the median of the square around each pixel; pixels past the image's edge repeat the
// edge's. It takes away specks and keeps edges.
//
//   source, target  any format, the same for both; of one size
//   side            3 or 5
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets are safe.
// Cost: one pass of minima and maxima; side 5 is four times side 3.
// Errors: kInvalidArgument: an empty or malformed view, formats or sizes that differ, another side,
//         views that share memory.
Status Median(ConstImageView source, ImageView target, size_t side);

}  // namespace genie::ops
