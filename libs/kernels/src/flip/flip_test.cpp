#include <genie/kernels/flip.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

constexpr FlipAxis kAxes[] = {FlipAxis::kHorizontal, FlipAxis::kVertical, FlipAxis::kBoth};

class FlipTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(FlipTest);

TEST_P(FlipTest, EveryWidthAndAxisEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const size_t channels : {1, 3, 4}) {
      for (const FlipAxis axis : kAxes) {
        SampleRows<uint8_t> source(width * channels, 3, 5), target(width * channels, 3, 2);
        SampleRows<uint8_t> expected = target;
        source.Fill(Content::kRandom, 1);
        scalar::Flip(source.const_rows(), expected.rows(), {width, 3}, channels, axis);
        Flip(source.const_rows(), target.rows(), {width, 3}, channels, axis);
        ASSERT_EQ(target, expected) << "width " << width << " channels " << channels;
      }
    }
  }
}

TEST_P(FlipTest, LeftBecomesRightAndTopBottom) {
  SampleRows<uint8_t> source(2, 2), target(2, 2);
  for (size_t i = 0; i < 4; ++i) source.at(i % 2, i / 2) = uint8_t(i);
  Flip(source.const_rows(), target.rows(), {2, 2}, 1, FlipAxis::kHorizontal);
  EXPECT_EQ(target.at(0, 0), 1);
  EXPECT_EQ(target.at(0, 1), 3);
  Flip(source.const_rows(), target.rows(), {2, 2}, 1, FlipAxis::kVertical);
  EXPECT_EQ(target.at(0, 0), 2);
  EXPECT_EQ(target.at(1, 0), 3);
  Flip(source.const_rows(), target.rows(), {2, 2}, 1, FlipAxis::kBoth);
  EXPECT_EQ(target.at(0, 0), 3);
  EXPECT_EQ(target.at(1, 0), 2);
}

}  // namespace
}  // namespace genie::kernels
