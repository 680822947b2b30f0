// Morphology: the largest and the smallest value around each pixel, and what is made of them.
//
//   source, target  of one size and format; each channel by itself, alpha like any other
//   element         at least 1 x 1; an odd side is centred. What lies outside the image does not
//                   count
//   scratch         a row of the image for each row of the element, two for each of tall ones; the
//                   caller resets it
//
// Ownership: borrow all. Threads: concurrent calls on distinct targets and scratch are safe.
// Cost: does not grow with the element but for the logarithm of its width.
// Errors: kInvalidArgument: an empty or malformed view, sizes or formats that differ, an empty
//         element, a target that shares memory with the source without being it. kOutOfMemory.
//
// Depends on: base, image, kernels' morphology.h. Thread safety: pure functions.
#pragma once

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/morphology.h>

namespace genie::ops {

using kernels::StructuringElement;

// Writes the largest (Dilate) or smallest (Erode) value of the element around each pixel. The
// target may be the source itself.
Status Dilate(ConstImageView source, ImageView target, const StructuringElement& element,
              Arena& scratch);
Status Erode(ConstImageView source, ImageView target, const StructuringElement& element,
             Arena& scratch);

// Erodes, then dilates: what is lighter and smaller than the element goes away. The target may be
// the source itself. An element with an even side moves the image by a pixel, as both steps do.
Status Open(ConstImageView source, ImageView target, const StructuringElement& element,
            Arena& scratch);

// Dilates, then erodes: what is darker and smaller than the element is filled. As Open.
Status Close(ConstImageView source, ImageView target, const StructuringElement& element,
             Arena& scratch);

// Writes the dilated minus the eroded value: how far values differ around each pixel. The image is
// worked on in bands of rows, so that no whole image is kept beside the target. The target must
// share no memory with the source.
Status MorphologyGradient(ConstImageView source, ImageView target,
                          const StructuringElement& element, Arena& scratch);

}  // namespace genie::ops
