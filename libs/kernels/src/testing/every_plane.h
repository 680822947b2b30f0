// What the tests of 3x3 filters share: every width, height, content and number of channels against
// an oracle, and a plane split in two bands at every row.
//
// For tests only. Thread safety: values.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include "testing/sample_rows.h"

namespace genie::kernels {

// `kernel` and `oracle` are called with (source, outside, target, extent, channels).
template <typename T, class Kernel, class Oracle>
void ExpectEqualOnEveryPlane(const Kernel& kernel, const Oracle& oracle) {
  for (const size_t width : kTestWidths) {
    for (const size_t channels : {1, 3, 4}) {
      for (const size_t height : {0, 1, 2, 4}) {
        const Content content = kAllContents[(width + channels + height) % 4];
        SampleRows<uint8_t> source(width * channels, height, 5);
        SampleRows<T> actual(width * channels, height, 1), expected(width * channels, height, 1);
        source.Fill(content, uint32_t(width));
        kernel(source.const_rows(), Neighbours(), actual.rows(), Extent{width, height}, channels);
        oracle(source.const_rows(), Neighbours(), expected.rows(), Extent{width, height}, channels);
        ASSERT_EQ(actual, expected) << width << "x" << height << "x" << channels;
      }
    }
  }
}

template <typename T, class Kernel>
void ExpectBandsEqualTheWhole(const Kernel& kernel, size_t reach) {
  constexpr size_t kWidth = 31, kHeight = 7;
  for (const size_t channels : {1, 3}) {
    SampleRows<uint8_t> source(kWidth * channels, kHeight, 2);
    SampleRows<T> whole(kWidth * channels, kHeight, 1);
    source.Fill(Content::kRandom, 3);
    kernel(source.const_rows(), Neighbours(), whole.rows(), Extent{kWidth, kHeight}, channels);
    for (size_t split = 0; split <= kHeight; ++split) {
      const size_t rest = kHeight - split;
      SampleRows<T> banded(kWidth * channels, kHeight, 1);
      kernel(source.const_rows(), Neighbours{0, std::min(rest, reach)}, banded.rows(),
             Extent{kWidth, split}, channels);
      kernel(source.rows_from(0, split), Neighbours{std::min(split, reach), 0},
             banded.rows_from(0, split), Extent{kWidth, rest}, channels);
      ASSERT_EQ(banded, whole) << "split at " << split;
    }
  }
}

}  // namespace genie::kernels
