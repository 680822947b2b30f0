// Blend and Overlay: one image mixed into another.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes (a * alpha_q8 + b * (256 - alpha_q8) + 128) / 256 for each channel, alpha like any other.
//
//   a, b, target  of one size and format; target may be a or b itself
//   alpha_q8      the weight of a, 0 .. 256
//
// Ownership: borrows all; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory.
// Errors: kInvalidArgument: an empty or malformed view, sizes or formats that differ, a target
//         that shares memory with a source without being it, a weight out of range.
Status Blend(ConstImageView a, ConstImageView b, int32_t alpha_q8, ImageView target);

// Lays `top` over `base`, its top left pixel at (x, y) of the base, which may lie outside: only the
// part inside is drawn. The formula is kernels::Overlay's.
//
//   top   kRgba or kBgra, alpha straight
//   base  any format but gray; changed in place
//
// Ownership: borrows both; allocates nothing. Threads: concurrent calls on distinct bases are safe.
// Cost: one pass over the part inside.
// Errors: kInvalidArgument: an empty or malformed view, a top without alpha, a gray base, views
//         that share memory.
Status Overlay(ConstImageView top, ImageView base, int32_t x, int32_t y);

}  // namespace genie::ops
