// Resize: planes and interleaved pixels to another size, by area or bilinearly.
//
// The formula, in integers. Along each axis every target pixel is a weighted sum of source pixels
// with weights that add up to 2^14. Rows are combined first: r = (sum + 2^6) >> 7, then columns:
// (sum + 2^20) >> 21. A flat image stays exactly as it is.
//   kArea      weights are the shares of the target pixel's box that the source pixels cover,
//              rounded cumulatively; up to 64 : 1 the result is within 1 of the exact average.
//              Enlarging with it gives blocks with mixed edges.
//   kBilinear  the two source pixels around (i + 1/2) * source / target - 1/2, the edge repeated.
//              It does not smooth before shrinking: thin lines alias below 1 : 2.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class ResizeFilter : uint8_t { kArea, kBilinear };

// Interleaved channels of one byte: 1, 3 or 4.
struct ResizeShape {
  Extent source;
  Extent target;
  size_t channels = 1;
};

// 32-bit words of scratch that Resize needs: tables and one row, O(width + height).
size_t ResizeScratchWords(const ResizeShape& shape);

// Resamples `source` into `target`; the sizes set the scale.
//
//   source   u8 [source.height, source.width, channels], any stride; not empty
//   target   u8 [target.height, target.width, channels], any stride; must not share memory with
//            source
//   scratch  u32 [ResizeScratchWords(shape)], 16-byte aligned
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: reads the source once for kArea, two rows for each target row for
// kBilinear. Errors: none. Source: pixel centres as in the ONNX operator Resize, "half_pixel".
void Resize(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
            ResizeFilter filter, uint32_t* scratch);

namespace scalar {
// The oracle of Resize: the formula itself, without scratch, O(target * taps).
void Resize(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
            ResizeFilter filter);
}  // namespace scalar

}  // namespace genie::kernels
