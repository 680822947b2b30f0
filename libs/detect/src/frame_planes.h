// The first tile stage: pixels to planes of bits. Everything after it works on these.
//
//   right   pixel equals its right neighbour (each of R, G, B within the tolerance)
//   down    pixel equals the pixel below
//
// Pure functions of the pixels that reach one pixel to the right and down. The whole plane is
// computed for a frame, or the part that reads changed pixels.
//
// Depends on: base, image, kernels. Thread safety: one context, one thread; rows are independent.
#pragma once

#include <cstdint>

#include <genie/base/executor.h>
#include <genie/image/view.h>

#include "bit_plane.h"

namespace genie::detect {

struct FramePlanes {
  BitPlane right;
  BitPlane down;
  List<uint32_t> packed;  // scratch: rows of canonical pixels, two for each piece of work
  uint8_t tolerance = 1;
};

// Fills `right` and `down`. Errors: kOutOfMemory.
Status ComputeEqualPlanes(ConstImageView frame, uint8_t tolerance, Executor& executor,
                          FramePlanes& planes);

// Brings `right` and `down` up to date after the pixels inside `changed` changed. Needs planes of
// this frame's size with their tolerance. Errors: kOutOfMemory.
Status UpdateEqualPlanes(ConstImageView frame, const Box& changed, FramePlanes& planes);

// The canonical pixels of a part of a row: u32 [count], R | G << 8 | B << 16.
void PackRow(ConstImageView frame, int32_t y, int32_t x, int32_t count, uint32_t* packed);

}  // namespace genie::detect
