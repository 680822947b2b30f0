// AdaptiveThreshold: which pixels of a gray image are lighter or darker than their surroundings.
//
// Depends on: base, image, kernels' adaptive_threshold.h. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/adaptive_threshold.h>

namespace genie::ops {

using kernels::LocalMean;
using kernels::LocalSide;
using kernels::LocalThreshold;

// Writes 255 where a pixel is above (or, as asked, not above) the mean around it less an offset,
// and 0 elsewhere; pixels past the image's edge repeat the edge's.
//
//   source, target  kGray, of one size
//   threshold       an odd size of at least 3: at most 255 for kGaussian, 4095 for kMean
//   scratch         12 bytes a pixel of a row; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets and scratch are safe.
// Cost: that of BoxBlur or GaussianBlur and a comparison.
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray, sizes that
//         differ, an even or too large size, views that share memory. kOutOfMemory.
Status AdaptiveThreshold(ConstImageView source, ImageView target, const LocalThreshold& threshold,
                         Arena& scratch);

}  // namespace genie::ops
