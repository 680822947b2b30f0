// Resize: an image in another size.
//
// Depends on: base, image, kernels' resize.h. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/resize.h>

namespace genie::ops {

using kernels::ResizeFilter;

// Resamples `source` into `target`; the two sizes set the scale (the formula is kernels::Resize's,
// in integers: the same result on every machine).
//
//   source, target  of one format, each at least 1 x 1
//   scratch         O(width + height) bytes; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct targets and scratch are safe.
// Cost: O(source pixels) for kArea, O(source width * target height) for kBilinear and kBicubic,
// O(target pixels) for kNearest.
// Errors: kInvalidArgument: an empty or malformed view, formats that differ, views that share
//         memory. kOutOfMemory.
// Source: pixel-centre convention "half_pixel" of the ONNX Resize operator.
Status Resize(ConstImageView source, ImageView target, ResizeFilter filter, Arena& scratch);

}  // namespace genie::ops
