#include <genie/kernels/integral.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class IntegralTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(IntegralTest);

TEST_P(IntegralTest, EveryWidthHeightAndContentEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const size_t height : {0, 1, 2, 3, 6}) {
      for (const Content content : kAllContents) {
        SampleRows<uint8_t> source(width, height, 5);
        source.Fill(content, uint32_t(width));
        SampleRows<uint32_t> actual(width + 1, height + 1, 3), expected = actual;
        Integral(source.const_rows(), actual.rows(), {width, height});
        scalar::Integral(source.const_rows(), expected.rows(), {width, height});
        ASSERT_EQ(actual, expected) << width << " x " << height;
        SampleRows<uint64_t> squares(width + 1, height + 1, 3), oracle = squares;
        IntegralOfSquares(source.const_rows(), squares.rows(), {width, height});
        scalar::IntegralOfSquares(source.const_rows(), oracle.rows(), {width, height});
        ASSERT_EQ(squares, oracle) << width << " x " << height;
      }
    }
  }
}

TEST_P(IntegralTest, FourSumsGiveThatOfARectangle) {
  SampleRows<uint8_t> source(40, 30);
  source.Fill(Content::kRandom, 3);
  SampleRows<uint32_t> sums(41, 31);
  Integral(source.const_rows(), sums.rows(), {40, 30});
  uint32_t expected = 0;
  for (size_t y = 7; y < 19; ++y) {
    for (size_t x = 5; x < 33; ++x) expected += source.at(x, y);
  }
  EXPECT_EQ(sums.at(33, 19) - sums.at(5, 19) - sums.at(33, 7) + sums.at(5, 7), expected);
}

}  // namespace
}  // namespace genie::kernels
