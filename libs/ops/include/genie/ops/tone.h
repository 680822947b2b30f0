// Tone: inverted values, tables, gamma, brightness and contrast.
//
// Each works on every channel by itself, alpha like any other.
//
//   source, target  of one size and format; target may be source itself
//
// Ownership: borrow all; allocate nothing. Threads: concurrent calls on distinct targets are safe.
// Cost: one pass at the speed of memory, or near it.
// Errors: kInvalidArgument: an empty or malformed view, sizes or formats that differ, a target that
//         shares memory with the source without being it.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes 255 - value.
Status Invert(ConstImageView source, ImageView target);

// Writes table[value].
Status ApplyTable(ConstImageView source, std::span<const uint8_t, 256> table, ImageView target);

// Fills a table for ApplyTable with 255 * (value / 255) ^ gamma, rounded to nearest: below 1 makes
// lighter, above 1 darker. Computed in integers (the exponent is rounded to 2^-16, the power exact
// to 2^-20 or better), and so the same on every machine.
//
// Cost: some microseconds. Errors: kInvalidArgument: gamma is not from 0.01 to 100.
// Source: log2 by repeated squaring and exp2 by products of the roots of two.
Status GammaTable(double gamma, std::span<uint8_t, 256> table);

// Writes floor((value * contrast_q8 + 128) / 256) + brightness, limited to 0 .. 255. A contrast of
// 256 leaves values as they are; a negative one inverts.
// Errors: as above; and contrast_q8 or brightness is not from -32768 to 32767.
Status BrightnessContrast(ConstImageView source, ImageView target, int32_t contrast_q8,
                          int32_t brightness);

}  // namespace genie::ops
