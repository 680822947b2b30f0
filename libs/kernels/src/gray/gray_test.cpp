#include <genie/kernels/gray.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class GrayTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(GrayTest);

TEST_P(GrayTest, EveryOrderWidthAndContentEqualsTheOracle) {
  for (const PixelOrder order : kAllOrders) {
    for (const size_t width : kTestWidths) {
      for (const Content content : kAllContents) {
        SampleRows<uint8_t> source(width * PixelBytes(order), 3, 5);
        source.Fill(content, uint32_t(width));
        SampleRows<uint8_t> actual(width, 3, 7), expected(width, 3, 7);
        Gray(source.const_rows(), order, actual.rows(), {width, 3});
        scalar::Gray(source.const_rows(), order, expected.rows(), {width, 3});
        ASSERT_EQ(actual, expected) << "order " << int(order) << " width " << width;
      }
    }
  }
}

TEST_P(GrayTest, EqualChannelsKeepTheirValue) {
  SampleRows<uint8_t> source(256 * 4, 1), actual(256, 1);
  for (size_t i = 0; i < 256 * 4; ++i) source.at(i, 0) = uint8_t(i / 4);
  Gray(source.const_rows(), PixelOrder::kBgra, actual.rows(), {256, 1});
  for (size_t i = 0; i < 256; ++i) ASSERT_EQ(actual.at(i, 0), i);
}

TEST_P(GrayTest, GreenIsTheBrightestAndBlueTheDarkest) {
  const uint8_t rgb[] = {255, 0, 0, 0, 255, 0, 0, 0, 255};
  uint8_t gray[3] = {};
  Gray({rgb, 9}, PixelOrder::kRgb, {gray, 3}, {3, 1});
  EXPECT_EQ(gray[0], 76);
  EXPECT_EQ(gray[1], 150);
  EXPECT_EQ(gray[2], 29);
}

}  // namespace
}  // namespace genie::kernels
