#include <genie/kernels/adaptive_threshold.h>

#include <vector>

#include "testing/every_target.h"
#include "testing/window_rows.h"

namespace genie::kernels {
namespace {

class AdaptiveThresholdTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(AdaptiveThresholdTest);

template <class Kernel>
void Compare(const Kernel& kernel, Rows<const uint8_t> source, Neighbours outside,
             Rows<uint8_t> target, Extent extent, const LocalThreshold& threshold) {
  std::vector<uint64_t> scratch(AdaptiveThresholdScratchWords(extent, threshold));
  kernel(source, outside, target, extent, threshold, scratch.data());
}

TEST_P(AdaptiveThresholdTest, EveryMeanSizeAndOffsetEqualsTheOracle) {
  for (const WindowCase& size : kWindowCases) {
    const Extent extent = {size.width, size.height};
    for (const LocalMean mean : {LocalMean::kMean, LocalMean::kGaussian}) {
      for (const size_t window : {3, 15, 17}) {
        for (const int32_t offset : {-300, -255, -7, 0, 1, 7, 255, 256, 300}) {
          const LocalSide side = offset % 2 == 0 ? LocalSide::kAbove : LocalSide::kBelow;
          const LocalThreshold threshold = {mean, window, offset, side};
          SampleRows<uint8_t> source(size.width, size.height, 5);
          SampleRows<uint8_t> actual(size.width, size.height, 1), expected = actual;
          source.Fill(offset == 7 ? Content::kExtremes : Content::kRandom, uint32_t(window));
          Compare(AdaptiveThreshold, source.const_rows(), {}, actual.rows(), extent, threshold);
          Compare(scalar::AdaptiveThreshold, source.const_rows(), {}, expected.rows(), extent,
                  threshold);
          ASSERT_EQ(actual, expected)
              << size.width << "x" << size.height << ", size " << window << ", offset " << offset;
        }
      }
    }
  }
}

TEST_P(AdaptiveThresholdTest, BandsEqualTheWholeImage) {
  for (const LocalMean mean : {LocalMean::kMean, LocalMean::kGaussian}) {
    ExpectBandsEqualTheWhole(41, 9, 1, [&](auto source, auto outside, auto target, auto extent) {
      Compare(AdaptiveThreshold, source, outside, target, extent, {.mean = mean, .size = 5});
    });
  }
}

TEST(AdaptiveThresholdOracle, AFlatImageIsAboveOnlyWithAnOffset) {
  SampleRows<uint8_t> source(5, 3), target(5, 3);
  for (size_t i = 0; i < 15; ++i) source.at(i % 5, i / 5) = 90;
  Compare(scalar::AdaptiveThreshold, source.const_rows(), {}, target.rows(), {5, 3}, {.size = 3});
  EXPECT_EQ(target.at(2, 1), 0);
  Compare(scalar::AdaptiveThreshold, source.const_rows(), {}, target.rows(), {5, 3},
          {.size = 3, .offset = 1});
  EXPECT_EQ(target.at(2, 1), 255);
}

}  // namespace
}  // namespace genie::kernels
