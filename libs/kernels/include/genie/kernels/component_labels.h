// ComponentLabels: the connected components of a mask as an image of labels.
//
// Depends on: components.h, rows.h. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/kernels/components.h>
#include <genie/kernels/rows.h>

namespace genie::kernels {

// 64-bit words of scratch for masks of `width` columns: O(width), whatever the height.
size_t ComponentLabelsScratchWords(size_t width);

// Writes each pixel's label, 0 where the mask is 0, and returns the number of components: labels
// 1 .. n by the components' first pixels, row by row.
//
//   mask     u8 [height, width], any stride; every byte but 0 is set
//   target   i32 [height, width], the stride a multiple of 4; the last pixel's offset from the
//            first, in elements, fits an i32
//   scratch  u64 [ComponentLabelsScratchWords(width)]
//
// Ownership: borrows all. Threads: concurrent calls on distinct outputs and scratch are safe.
// Cost: two passes over the mask, one and a bit over the target. Errors: none.
// Source: union-find over runs, derived here; the target holds the forest. The first pixel of a run
// holds the offset of another run's first pixel above it or to its left, or its own. Joining lets
// the smaller offset win, so that a component's root is its first pixel, and the second pass, which
// goes the same way, finds each parent labelled already.
size_t ComponentLabels(Rows<const uint8_t> mask, Rows<int32_t> target, Extent extent,
                       Connectivity connectivity, uint64_t* scratch);

namespace scalar {
// The oracle: a flood fill from each pixel in turn. Scratch is u32 [height * width].
size_t ComponentLabels(Rows<const uint8_t> mask, Rows<int32_t> target, Extent extent,
                       Connectivity connectivity, uint32_t* scratch);
}  // namespace scalar

}  // namespace genie::kernels
