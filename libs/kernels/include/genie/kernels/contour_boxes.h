// ContourBoxes: the boxes of the outermost shapes of a mask: shapes in the hole of another do not
// count.
//
// Depends on: base's geometry.h, rows.h. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include <genie/base/geometry.h>
#include <genie/kernels/rows.h>

namespace genie::kernels {

// A piece of a shape that begins with a run that touches none in the row above.
struct ContourPart {
  Box box;          // on the way, width and height hold the right and the bottom edge
  uint32_t parent;  // the piece that it was joined to, which began before it, or itself
  uint32_t gap;     // the piece of background left of its first pixel
};

// Room for the pieces of one mask. They are at most (width / 2 + 1) * height each; screens' edges
// have some thousands.
struct ContourPieces {
  std::span<ContourPart> parts;
  std::span<uint32_t> gaps;  // pieces of background: the piece that each was joined to
};

// 64-bit words of scratch for masks of `width` columns: O(width), whatever the height.
size_t ContourBoxesScratchWords(size_t width);

// Finds the bounding boxes of the 8-connected shapes that no hole of another shape holds; holes are
// 4-connected. Returns how many there are, or nothing when `pieces` has too little room.
//
//   mask     u8 [height, width], any stride; every byte but 0 is set
//   pieces   out: the first parts hold the boxes, by the shapes' first pixels, row by row
//   scratch  u64 [ContourBoxesScratchWords(width)]
//
// Sides up to INT32_MAX - 1. Ownership: borrows all. Threads: concurrent calls on distinct outputs
// and scratch are safe. Cost: one pass over the mask, O(runs). Errors: none but the lack of room.
// The same boxes as those of the outer borders of Suzuki and Abe 1985, which OpenCV follows
// (RETR_EXTERNAL). Source: union-find over the runs of shapes and of background at once, derived
// here: what lies left of a shape's first pixel surrounds it.
std::optional<size_t> ContourBoxes(Rows<const uint8_t> mask, Extent extent,
                                   const ContourPieces& pieces, uint64_t* scratch);

namespace scalar {
// The oracle: floods the background from the image's edge, then each shape that the flood has
// reached. Writes the first boxes.size() boxes and returns how many there are. Scratch is
// u32 [2 * (height + 2) * (width + 2)].
size_t ContourBoxes(Rows<const uint8_t> mask, Extent extent, std::span<Box> boxes,
                    uint32_t* scratch);
}  // namespace scalar

}  // namespace genie::kernels
