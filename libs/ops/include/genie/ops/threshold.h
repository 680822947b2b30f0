// Threshold: which pixels of a gray image are above a limit.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes 255 where source > limit and 0 elsewhere.
//
//   source, target  kGray, of one size; target may be source itself
//
// Ownership: borrows both; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory.
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray, sizes that
//         differ, a target that shares memory with the source without being it.
Status Threshold(ConstImageView source, uint8_t limit, ImageView target);

// The same as a bit mask: bit x % 64 of bits[y * ((width + 63) / 64) + x / 64] says source > limit.
// Errors: kInvalidArgument: as above, or `bits` is smaller than the mask.
Status ThresholdBits(ConstImageView source, uint8_t limit, std::span<uint64_t> bits);

}  // namespace genie::ops
