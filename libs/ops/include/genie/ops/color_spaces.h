// Colour spaces: images as hue, saturation and value, or as luma and two colour differences, and
// back; as CIE L*a*b*.
//
// The three values of a pixel travel in images of three bytes a pixel whose format says kRgb.
//
// Ownership: borrow both; allocate nothing. Threads: concurrent calls on distinct targets are safe.
// Cost: one pass. Errors: kInvalidArgument: an empty or malformed view, sizes that differ, views
// that share memory, a source or target in another format than is said here.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Write H (0 .. 179), S, V; or Y, Cr, Cb; or L, a, b (the formulas are the kernels').
//
//   source  any format; alpha is ignored
//   target  kRgb in shape, the size of source
Status ToHsv(ConstImageView source, ImageView target);
Status ToYcrcb(ConstImageView source, ImageView target);
Status ToLab(ConstImageView source, ImageView target);

// The opposite.
//
//   source  kRgb in shape
//   target  kRgb or kBgr, the size of source
Status FromHsv(ConstImageView source, ImageView target);
Status FromYcrcb(ConstImageView source, ImageView target);

}  // namespace genie::ops
