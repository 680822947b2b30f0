// CopyPixels: the one place where pixels are copied, so that every copy is counted.
//
// Depends on: view.h.
// Thread safety: safe to call concurrently on distinct targets; the counters are atomics, and each
// thread has its own beside them.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/geometry.h>
#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie {

// What the process copied since its start.
struct CopyStats {
  int64_t copies = 0;
  int64_t bytes = 0;
};
CopyStats GetCopyStats();
// What the calling thread copied since its start: the difference over a call is what it copied.
CopyStats GetThreadCopyStats();

// Counts one copy of `bytes` that no view can express: pixels gathered from an array whose steps
// are any number of bytes, or read from a file that cannot be mapped.
void CountCopy(int64_t bytes);

// Copies `source` into `target`: same width, height and format, any strides. Every pixel of
// `target` is overwritten; bytes between its rows are left alone.
//
// Cost:   one pass; one memcpy where both are without padding.
// Errors: kInvalidArgument: an empty view, sizes or formats that differ, a stride shorter than a
//         row, or views that overlap.
Status CopyPixels(ConstImageView source, ImageView target);

// Copies only the pixels inside `parts`, to the same places of `target`: for a copy that is kept
// up to date by what changed. Parts that overlap are copied, and counted, more than once.
//
//   parts   boxes inside the image; empty ones copy nothing
//
// Cost:   one memcpy for each row of each part; counted as one copy of their bytes together (a call
//         that copies no byte is not counted).
// Errors: as above, and kInvalidArgument for a part that reaches outside; then nothing is copied.
Status CopyPixels(ConstImageView source, ImageView target, std::span<const Box> parts);

}  // namespace genie
