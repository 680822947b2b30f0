// Median: the middle value of a square around each pixel, each channel for itself.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class MedianSide : uint8_t { kThree = 3, kFive = 5 };

// Writes the median of the 3x3 or 5x5 values around each value. Pixels past the edge of the image
// repeat the edge's (Border::kReplicate).
//
//   source    u8 [height, width, channels], any stride; rows `outside` of it are read where needed
//   target    u8 [height, width, channels], any stride; must not share memory with source
//   channels  1 to 4
//
// Exact on every target, and equal to OpenCV's. Ownership: borrows all. Threads: concurrent calls
// on distinct targets are safe. Cost: one pass; a network of minima and maxima on whole
// vectors of bytes, 18 of them for 3x3. Errors: none. Source: columns are sorted once for all
// squares that share them; networks after Smith 1996 (3x3) and by our own search (5x5).
void Median(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, MedianSide side);

namespace scalar {
// The oracle of Median: the same networks, a value at a time.
void Median(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, MedianSide side);
}  // namespace scalar

}  // namespace genie::kernels
