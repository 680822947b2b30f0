#include <genie/kernels/hsv.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class HsvTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(HsvTest);

TEST_P(HsvTest, EveryOrderWidthAndContentEqualsTheOracle) {
  for (const PixelOrder order : kAllOrders) {
    for (const size_t width : kTestWidths) {
      for (const Content content : {Content::kRandom, Content::kExtremes, Content::kFlat}) {
        SampleRows<uint8_t> source(width * PixelBytes(order), 2, 5);
        source.Fill(content, uint32_t(width));
        SampleRows<uint8_t> actual(width * 3, 2, 7), expected = actual;
        ToHsv(source.const_rows(), order, actual.rows(), {width, 2});
        scalar::ToHsv(source.const_rows(), order, expected.rows(), {width, 2});
        ASSERT_EQ(actual, expected) << "order " << int(order) << " width " << width;
      }
    }
  }
}

// What a pixel gives depends on its largest channel, the distance to the smallest, and where the
// third lies between them: all values and distances, with some thirds, are all that can go wrong.
TEST_P(HsvTest, EveryValueAndDistanceEqualsTheOracle) {
  SampleRows<uint8_t> source(256 * 3, 1), actual(256 * 3, 1), expected(256 * 3, 1);
  for (size_t value = 0; value < 256; ++value) {
    for (size_t distance = 0; distance < 256; ++distance) {
      const size_t smallest = value - std::min(value, distance);
      const size_t middle = smallest + (value * 7 + distance * 3) % (value - smallest + 1);
      const size_t turn = (value + distance) % 3;
      source.at(distance * 3 + turn, 0) = uint8_t(value);
      source.at(distance * 3 + (turn + 1) % 3, 0) = uint8_t(middle);
      source.at(distance * 3 + (turn + 2) % 3, 0) = uint8_t(smallest);
    }
    ToHsv(source.const_rows(), PixelOrder::kRgb, actual.rows(), {256, 1});
    scalar::ToHsv(source.const_rows(), PixelOrder::kRgb, expected.rows(), {256, 1});
    ASSERT_EQ(actual, expected) << "value " << value;
  }
}

TEST_P(HsvTest, EveryWidthBackEqualsTheOracle) {
  for (const PixelOrder order : {PixelOrder::kRgb, PixelOrder::kBgr}) {
    for (const size_t width : kTestWidths) {
      SampleRows<uint8_t> source(width * 3, 2, 5);
      source.Fill(Content::kRandom, uint32_t(width));
      SampleRows<uint8_t> actual(width * 3, 2, 7), expected = actual;
      FromHsv(source.const_rows(), actual.rows(), order, {width, 2});
      scalar::FromHsv(source.const_rows(), expected.rows(), order, {width, 2});
      ASSERT_EQ(actual, expected) << "order " << int(order) << " width " << width;
    }
  }
}

// The quotients depend on the value and on saturation times a weight: every value with every
// saturation, at hues of many weights.
TEST_P(HsvTest, EverySaturationAndValueBackEqualsTheOracle) {
  SampleRows<uint8_t> source(256 * 3, 256), actual(256 * 3, 256), expected(256 * 3, 256);
  for (size_t y = 0; y < 256; ++y) {
    for (size_t x = 0; x < 256; ++x) {
      source.at(x * 3, y) = uint8_t(x * 11 + y * 5);
      source.at(x * 3 + 1, y) = uint8_t(x);
      source.at(x * 3 + 2, y) = uint8_t(y);
    }
  }
  FromHsv(source.const_rows(), actual.rows(), PixelOrder::kRgb, {256, 256});
  scalar::FromHsv(source.const_rows(), expected.rows(), PixelOrder::kRgb, {256, 256});
  EXPECT_EQ(actual, expected);
}

TEST_P(HsvTest, ColoursHaveTheirHues) {
  const uint8_t rgb[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0, 128, 128, 128, 255, 0, 4};
  const uint8_t hsv[] = {0,  255, 255, 60, 255, 255, 120, 255, 255,
                         30, 255, 255, 0,  0,   128, 0,   255, 255};
  uint8_t out[18] = {}, back[15] = {};
  ToHsv({rgb, 18}, PixelOrder::kRgb, {out, 18}, {6, 1});
  for (size_t i = 0; i < 15; ++i) EXPECT_EQ(out[i], hsv[i]) << i;
  EXPECT_EQ(out[15], 0);  // half a step below 180 is rounded to 0, not to 180
  FromHsv({out, 15}, {back, 15}, PixelOrder::kRgb, {5, 1});
  for (size_t i = 0; i < 15; ++i) EXPECT_EQ(back[i], rgb[i]) << i;
}

}  // namespace
}  // namespace genie::kernels
