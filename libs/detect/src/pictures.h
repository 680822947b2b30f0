// Pictures: the dense part of a large mark.
//
// A photograph often touches the outline of its card, and both are one mark. Its own box is where
// ink fills rows and columns; the outline's long thin sides and the ground below are trimmed.
//
// Depends on: bit_plane. Thread safety: pure functions.
#pragma once

#include <genie/base/geometry.h>

#include "bit_plane.h"

namespace genie::detect {

// The part of `box` from the first to the last group of four rows (then columns) of which at least
// half is ink; empty when there is none. Cost: one bit read for each pixel of the box.
Box TrimToInk(const BitPlane& ink, const Box& box);

}  // namespace genie::detect
