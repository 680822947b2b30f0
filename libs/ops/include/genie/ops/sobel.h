// Sobel and Scharr: the first derivatives of an image.
//
// Depends on: base, image, kernels' sobel.h. Thread safety: pure functions.
#pragma once

#include <span>

#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/sobel.h>

namespace genie::ops {

using kernels::Axis;

// Write |derivative|, at most 255, of each channel along one axis (the formulas are
// kernels::Sobel's and kernels::Scharr's).
//
//   source, target  of one size and pixel format
//
// Equal to OpenCV's cv::Sobel and cv::Scharr in 16 bits with its default border, then
// cv::convertScaleAbs. Ownership: borrows both; allocates nothing. Threads: concurrent calls on
// distinct targets are safe. Cost: one pass.
// Errors: kInvalidArgument: an empty or malformed view, sizes or formats that differ, views that
//         share memory.
Status Sobel(ConstImageView source, ImageView target, Axis axis);
Status Scharr(ConstImageView source, ImageView target, Axis axis);

// Write the derivatives themselves.
//
//   source  any pixel format
//   target  i16 [height, width, channels], without gaps: room for that many at least; must not be
//           the source's memory
//
// Otherwise as above. Errors: kInvalidArgument: an empty or malformed view, too small a target.
Status SobelSigned(ConstImageView source, std::span<int16_t> target, Axis axis);
Status ScharrSigned(ConstImageView source, std::span<int16_t> target, Axis axis);

}  // namespace genie::ops
