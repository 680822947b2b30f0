#include <genie/kernels/moments.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class MomentsTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(MomentsTest);

TEST_P(MomentsTest, EveryWidthContentAndChannelCountEqualsTheOracle) {
  for (const size_t channels : {1, 3, 4}) {
    for (const size_t width : kTestWidths) {
      for (const Content content : kAllContents) {
        SampleRows<uint8_t> source(width * channels, 3, 5);
        source.Fill(content, uint32_t(width));
        ASSERT_EQ(SumMoments(source.const_rows(), {width, 3}, channels),
                  scalar::SumMoments(source.const_rows(), {width, 3}, channels))
            << "channels " << channels << " width " << width;
      }
    }
  }
}

TEST_P(MomentsTest, ARowOfWhiteTooLongForThirtyTwoBitsIsSummedExactly) {
  constexpr size_t kWidth = 400'000;
  SampleRows<uint8_t> source(kWidth, 1);
  for (size_t x = 0; x < kWidth; ++x) source.at(x, 0) = 255;
  const Moments gray = SumMoments(source.const_rows(), {kWidth, 1}, 1);
  EXPECT_EQ(gray.sums[0], uint64_t{255} * kWidth);
  EXPECT_EQ(gray.squares[0], uint64_t{255} * 255 * kWidth);
  const Moments rgba = SumMoments(source.const_rows(), {kWidth / 4, 1}, 4);
  EXPECT_EQ(rgba.squares[3], uint64_t{255} * 255 * (kWidth / 4));
}

}  // namespace
}  // namespace genie::kernels
