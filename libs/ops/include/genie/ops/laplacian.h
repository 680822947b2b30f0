// Laplacian: the sum of an image's two second derivatives.
//
// Depends on: base, image, kernels' laplacian.h. Thread safety: pure functions.
#pragma once

#include <span>

#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/laplacian.h>

namespace genie::ops {

using kernels::LaplacianStencil;

// Writes |value|, at most 255, of each channel (the weights are kernels::LaplacianStencil's).
//
//   source, target  of one size and pixel format
//
// Equal to OpenCV's cv::Laplacian in 16 bits with its default border, then cv::convertScaleAbs.
// Ownership: borrows both; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass.
// Errors: kInvalidArgument: an empty or malformed view, sizes or formats that differ, views that
//         share memory.
Status Laplacian(ConstImageView source, ImageView target, LaplacianStencil stencil);

// Writes the values themselves.
//
//   source  any pixel format
//   target  i16 [height, width, channels], without gaps: room for that many at least; must not be
//           the source's memory
//
// Otherwise as above. Errors: kInvalidArgument: an empty or malformed view, too small a target.
Status LaplacianSigned(ConstImageView source, std::span<int16_t> target, LaplacianStencil stencil);

}  // namespace genie::ops
