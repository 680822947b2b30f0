// AdaptiveThreshold: which pixels of a gray plane are lighter than their surroundings.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class LocalMean : uint8_t { kMean, kGaussian };
enum class LocalSide : uint8_t { kAbove, kBelow };

// A pixel is above when it is more than the mean of the size x size pixels around it, less
// `offset`. The size is odd; for kGaussian at most kMaxGaussianSize, for kMean 4095.
struct LocalThreshold {
  LocalMean mean = LocalMean::kMean;
  size_t size = 15;
  int32_t offset = 0;
  LocalSide side = LocalSide::kAbove;
};

// 64-bit words of scratch that AdaptiveThreshold needs.
size_t AdaptiveThresholdScratchWords(Extent extent, const LocalThreshold& threshold);

// Writes 255 where the pixel is on the side asked for and 0 elsewhere. The mean is rounded to 8
// bits first, as BoxBlur's or GaussianBlur's without sigma; pixels past the edge of the image
// repeat the edge's (Border::kReplicate).
//
//   source   u8 [height, width], any stride; rows `outside` of it are read where needed
//   target   u8 [height, width], any stride; must not share memory with source
//   scratch  u64 [AdaptiveThresholdScratchWords(extent, threshold)]
//
// Exact on every target, and for kMean equal to OpenCV's; its Gaussian mean is of floats, ours of
// weights in 256ths. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: that of the mean, and one comparison on bytes. Errors: none.
void AdaptiveThreshold(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, const LocalThreshold& threshold, uint64_t* scratch);

namespace scalar {
// The oracle of AdaptiveThreshold: every pixel of every window, in plain C++.
void AdaptiveThreshold(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, const LocalThreshold& threshold, uint64_t* scratch);
}  // namespace scalar

}  // namespace genie::kernels
