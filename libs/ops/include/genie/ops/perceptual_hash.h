// PerceptualHash: whether two pictures look alike, in 64 bits. Never a key: see ContentKey in
// tiles.h, which differs for one bit of one pixel.
//
// Depends on: base, image, kernels' perceptual_hash.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/perceptual_hash.h>

namespace genie::ops {

using kernels::PerceptualDistance;  // the bits that differ, 0 .. 64

// The perceptual hash of a picture of any format (the formula is kernels::PerceptualHash's). A few
// bits may differ after scaling, lossy compression or a small change.
//
//   source   at least 1 x 1
//   scratch  two bytes for each byte of a row; the caller resets it
//
// Ownership: borrows all. Threads: concurrent calls on distinct scratch are safe.
// Cost: reads the picture once.
// Errors: kInvalidArgument: an empty or malformed view. kOutOfMemory.
Result<uint64_t> PerceptualHash(ConstImageView source, Arena& scratch);

}  // namespace genie::ops
