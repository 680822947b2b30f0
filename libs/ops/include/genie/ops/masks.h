// Canonical pixels of an image, and the masks of pixels that are equal to their neighbours.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes each pixel as R | G << 8 | B << 16, rows without padding; alpha is ignored.
//
//   source  any format
//   target  at least width * height values; must not share memory with the source
//
// Ownership: borrows both; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory.
// Errors: kInvalidArgument: an empty or malformed view, too small a target.
Status PackRgbx(ConstImageView source, std::span<uint32_t> target);

// For every pixel two bits: is it equal, within `tolerance` in each of R, G and B, to the pixel at
// its right, and to the one below? At the right and lower edge there is none: the bit is 0.
//
//   source      any format
//   right, down at least height * ((width + 63) / 64) words; bit x % 64 of word
//               y * ((width + 63) / 64) + x / 64
//   scratch     two rows of 32-bit pixels; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct outputs and scratch are safe.
// Cost: reads the image once; the packed rows stay in cache.
// Errors: kInvalidArgument: an empty or malformed view, too small an output. kOutOfMemory.
Status EqualMasks(ConstImageView source, uint8_t tolerance, std::span<uint64_t> right,
                  std::span<uint64_t> down, Arena& scratch);

}  // namespace genie::ops
