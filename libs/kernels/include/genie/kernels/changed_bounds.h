// ChangedBounds: the smallest box around the pixels that differ between two frames.
//
// Depends on: base's geometry.h, rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/base/geometry.h>
#include <genie/kernels/rows.h>

namespace genie::kernels {

// Compares the pixels of `within`, alpha aside.
//
//   before, after  u8 [height, width, PixelBytes(order)], any strides
//   within         inside the frame, may be empty; meant for one changed tile, right for any box
//
// Returns the bounding box of the pixels that differ, in the frame's coordinates; an empty Box{}
// when none does. Ownership: borrows both. Threads: pure. Cost: reads `within` of both frames
// once, in stripes as wide as a tile. Errors: none. Source: derived here.
Box ChangedBounds(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                  const Box& within);

namespace scalar {
// The oracle of ChangedBounds: the same in plain C++.
Box ChangedBounds(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                  const Box& within);
}  // namespace scalar

}  // namespace genie::kernels
