// ContourBoxes: the boxes of the outermost shapes of a gray mask.
//
// Depends on: base, image, kernels' contour_boxes.h. Thread safety: pure functions.
#pragma once

#include <cstddef>

#include <genie/base/arena.h>
#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Most pieces of shapes or of background that a mask may have: past it, it is noise. It bounds the
// scratch to 112 MiB.
inline constexpr size_t kMaxContourPieces = size_t{1} << 22;

// Lists the bounding boxes of the outer contours of the pixels that are not 0 (8-connected), by
// their first pixels row by row. A shape in the hole of another is left out. The same set of boxes
// as OpenCV's boundingRect of each of findContours(RETR_EXTERNAL).
//
//   mask     kGray
//   boxes    replaced; its memory is kept and grows when it has to
//   scratch  O(width) and 28 bytes a piece; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct outputs and scratch are safe.
// Cost: one pass over the mask; masks of more pieces than a seventh of the pixels begin again.
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray.
//         kLimitExceeded: more than kMaxContourPieces. kOutOfMemory.
Status ContourBoxes(ConstImageView mask, List<Box>& boxes, Arena& scratch);

}  // namespace genie::ops
