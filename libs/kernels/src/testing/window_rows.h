// What the tests of kernels over windows of rows share: the sizes, and the check that an image done
// in bands, each with its Neighbours, is the image done at once.
//
// For tests only. Thread safety: pure functions.
#pragma once

#include <gtest/gtest.h>

#include "testing/sample_rows.h"

namespace genie::kernels {

struct WindowCase {
  size_t width, height, channels;
};
// Images smaller than a window, around vectors, and longer than two of the longest.
inline constexpr WindowCase kWindowCases[] = {{1, 1, 1},   {2, 3, 3},  {5, 2, 4},  {7, 9, 1},
                                              {33, 5, 1},  {21, 7, 3}, {16, 6, 4}, {64, 3, 1},
                                              {129, 4, 1}, {47, 5, 3}, {40, 4, 4}};

// `kernel(source, outside, target, extent)` of every cut of an image into two bands.
template <class Kernel>
void ExpectBandsEqualTheWhole(size_t width, size_t height, size_t channels, const Kernel& kernel) {
  const size_t count = width * channels;
  SampleRows<uint8_t> source(count, height, 3), whole(count, height), bands(count, height);
  source.Fill(Content::kRandom, uint32_t(width));
  kernel(source.const_rows(), Neighbours{}, whole.rows(), Extent{width, height});
  for (size_t cut = 0; cut <= height; ++cut) {
    kernel(source.const_rows(), Neighbours{0, height - cut}, bands.rows(), Extent{width, cut});
    if (cut < height) {
      kernel(source.rows_from(0, cut), Neighbours{cut, 0}, bands.rows_from(0, cut),
             Extent{width, height - cut});
    }
    ASSERT_EQ(bands, whole) << "cut " << cut;
    bands.Fill(Content::kZero, 0);
  }
}

}  // namespace genie::kernels
