// Unsharp: adds to an image a multiple of its difference to its Gaussian.
//
// Depends on: base, image, gaussian_blur.h, kernels' sharpen.h. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/sharpen.h>
#include <genie/ops/gaussian_blur.h>

namespace genie::ops {

using kernels::Sharpening;

// kernels::Sharpen with GaussianBlur of `shape` as the smooth image; each channel alone.
//
//   source, target  of one size and format
//   sharpening      amount_q8 0 .. 4096, threshold
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets and scratch are safe.
// Cost: GaussianBlur's, and one pass more.
// Errors: those of GaussianBlur; kInvalidArgument for an amount outside its range.
Status Unsharp(ConstImageView source, ImageView target, GaussianShape shape, Sharpening sharpening,
               Arena& scratch);

}  // namespace genie::ops
