// Components: the connected components of a gray mask.
//
// Depends on: base, image, kernels' components.h. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/base/arena.h>
#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/components.h>

namespace genie::ops {

using kernels::Component;
using kernels::Connectivity;

// Most components that are listed: past it a mask is noise, and nobody's elements.
inline constexpr size_t kMaxComponents = size_t{1} << 20;

// Lists the components of the pixels that are not 0, with box, area and centroid sums, by their
// first pixel row by row.
//
//   mask        kGray
//   components  replaced; its memory is kept and grows when it has to
//   scratch     O(width) bytes; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct outputs and scratch are safe.
// Cost: one pass over the mask (two when `components` has to grow) and a sort of the list.
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray.
//         kLimitExceeded: more than kMaxComponents. kOutOfMemory.
Status Components(ConstImageView mask, Connectivity connectivity, List<Component>& components,
                  Arena& scratch);

// Labels of an image's pixels: `stride_bytes` is a multiple of 4, at least a row, and the last
// label's offset from the first, in labels, fits an int32_t.
struct LabelView {
  int32_t* data = nullptr;
  int32_t width = 0;
  int32_t height = 0;
  ptrdiff_t stride_bytes = 0;
};

// Writes the label of each pixel, 0 where the mask is 0; labels are 1 .. count, in the order of
// Components(): by their first pixel row by row.
//
//   mask     kGray
//   target   of the mask's size; fully overwritten
//   count    set to the number of components, however many
//   scratch  O(width) bytes; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct outputs and scratch are safe.
// Cost: two passes over the mask, one and a bit over the target.
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray, a target of
//         another size, of a wrong stride or too far apart. kOutOfMemory.
Status ComponentLabels(ConstImageView mask, Connectivity connectivity, LabelView target,
                       int64_t& count, Arena& scratch);

}  // namespace genie::ops
