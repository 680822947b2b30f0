#include <genie/kernels/gradient.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class GradientTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(GradientTest);

TEST_P(GradientTest, EveryWidthHeightAndContentEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const size_t height : {0, 1, 2, 3, 5}) {
      for (const Content content : kAllContents) {
        SampleRows<uint8_t> source(width, height, 5), actual(width, height, 1);
        SampleRows<uint8_t> expected(width, height, 1);
        source.Fill(content, uint32_t(width));
        Gradient(source.const_rows(), actual.rows(), {width, height});
        scalar::Gradient(source.const_rows(), expected.rows(), {width, height});
        ASSERT_EQ(actual, expected) << width << "x" << height;
      }
    }
  }
}

TEST_P(GradientTest, ASlicedViewDoesNotSeeItsNeighbours) {
  SampleRows<uint8_t> frame(100, 9), actual(70, 5), expected(70, 5);
  frame.Fill(Content::kRandom, 1);
  SampleRows<uint8_t> slice(70, 5);
  for (size_t i = 0; i < 70 * 5; ++i) slice.at(i % 70, i / 70) = frame.at(i % 70 + 11, i / 70 + 2);
  Gradient(frame.rows_from(11, 2), actual.rows(), {70, 5});
  scalar::Gradient(slice.const_rows(), expected.rows(), {70, 5});
  EXPECT_EQ(actual, expected);
}

TEST_P(GradientTest, AStepOfSixtyFourLevelsSaturates) {
  SampleRows<uint8_t> source(8, 3), actual(8, 3);
  for (size_t i = 0; i < 24; ++i) source.at(i % 8, i / 8) = i % 8 < 4 ? 10 : 73;
  Gradient(source.const_rows(), actual.rows(), {8, 3});
  EXPECT_EQ(actual.at(3, 1), 252);
  EXPECT_EQ(actual.at(4, 1), 252);
  EXPECT_EQ(actual.at(2, 1), 0);
  for (size_t y = 0; y < 3; ++y) source.at(7, y) = 74 + 63;
  Gradient(source.const_rows(), actual.rows(), {8, 3});
  EXPECT_EQ(actual.at(6, 1), 255);
}

}  // namespace
}  // namespace genie::kernels
