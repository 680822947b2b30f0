// ConvertFormat: an image in another pixel format.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// Writes the pixels of `source` in the format of `target`. Gray becomes each of the channels,
// colours become gray as by Gray(); alpha is kept, given up, or 255 where there was none.
//
//   source, target  any formats, the same one too (a copy); of one size
//
// Ownership: borrows both; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory.
// Errors: kInvalidArgument: an empty or malformed view, sizes that differ, views that share
//         memory.
Status ConvertFormat(ConstImageView source, ImageView target);

}  // namespace genie::ops
