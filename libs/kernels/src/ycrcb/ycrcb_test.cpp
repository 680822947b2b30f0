#include <genie/kernels/ycrcb.h>

#include <cstdlib>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class YcrcbTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(YcrcbTest);

TEST_P(YcrcbTest, EveryOrderWidthAndContentEqualsTheOracle) {
  for (const PixelOrder order : kAllOrders) {
    for (const size_t width : kTestWidths) {
      for (const Content content : {Content::kRandom, Content::kExtremes, Content::kFlat}) {
        SampleRows<uint8_t> source(width * PixelBytes(order), 2, 5);
        source.Fill(content, uint32_t(width));
        SampleRows<uint8_t> actual(width * 3, 2, 7), expected = actual;
        ToYcrcb(source.const_rows(), order, actual.rows(), {width, 2});
        scalar::ToYcrcb(source.const_rows(), order, expected.rows(), {width, 2});
        ASSERT_EQ(actual, expected) << "order " << int(order) << " width " << width;
      }
    }
  }
}

TEST_P(YcrcbTest, EveryWidthBackEqualsTheOracle) {
  for (const PixelOrder order : {PixelOrder::kRgb, PixelOrder::kBgr}) {
    for (const size_t width : kTestWidths) {
      for (const Content content : {Content::kRandom, Content::kExtremes}) {
        SampleRows<uint8_t> source(width * 3, 2, 5);
        source.Fill(content, uint32_t(width));
        SampleRows<uint8_t> actual(width * 3, 2, 7), expected = actual;
        FromYcrcb(source.const_rows(), actual.rows(), order, {width, 2});
        scalar::FromYcrcb(source.const_rows(), expected.rows(), order, {width, 2});
        ASSERT_EQ(actual, expected) << "order " << int(order) << " width " << width;
      }
    }
  }
}

TEST_P(YcrcbTest, GraysHaveNoColour) {
  for (int value = 0; value < 256; ++value) {
    const uint8_t rgb[] = {uint8_t(value), uint8_t(value), uint8_t(value)};
    uint8_t out[3] = {};
    ToYcrcb({rgb, 3}, PixelOrder::kRgb, {out, 3}, {1, 1});
    ASSERT_EQ(out[0], value);
    ASSERT_EQ(out[1], 128);
    ASSERT_EQ(out[2], 128);
  }
}

TEST_P(YcrcbTest, ThereAndBackStaysWithinTwo) {
  SampleRows<uint8_t> source(600, 20), there(600, 20), back(600, 20);
  source.Fill(Content::kRandom, 1);
  ToYcrcb(source.const_rows(), PixelOrder::kBgr, there.rows(), {200, 20});
  FromYcrcb(there.const_rows(), back.rows(), PixelOrder::kBgr, {200, 20});
  for (size_t i = 0; i < 600 * 20; ++i) {
    ASSERT_LE(std::abs(back.at(i % 600, i / 600) - source.at(i % 600, i / 600)), 2);
  }
}

}  // namespace
}  // namespace genie::kernels
