#include <genie/kernels/threshold.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

constexpr uint8_t kLimits[] = {0, 1, 127, 128, 254, 255};

class ThresholdTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ThresholdTest);

TEST_P(ThresholdTest, EveryWidthContentAndLimitEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const Content content : kAllContents) {
      for (const uint8_t limit : kLimits) {
        SampleRows<uint8_t> source(width, 3, 5), actual(width, 3, 1), expected(width, 3, 1);
        source.Fill(content, uint32_t(width));
        Threshold(source.const_rows(), limit, actual.rows(), {width, 3});
        scalar::Threshold(source.const_rows(), limit, expected.rows(), {width, 3});
        ASSERT_EQ(actual, expected) << "width " << width << " limit " << int(limit);
      }
    }
  }
}

TEST_P(ThresholdTest, BitsOfEveryWidthAndLimitEqualTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const uint8_t limit : kLimits) {
      const size_t words = (width + 63) / 64;
      SampleRows<uint8_t> source(width, 3, 5);
      SampleRows<uint64_t> actual(words, 3, 1), expected(words, 3, 1);
      source.Fill(Content::kRandom, uint32_t(width));
      ThresholdBits(source.const_rows(), limit, actual.rows(), {width, 3});
      scalar::ThresholdBits(source.const_rows(), limit, expected.rows(), {width, 3});
      ASSERT_EQ(actual, expected) << "width " << width << " limit " << int(limit);
    }
  }
}

TEST_P(ThresholdTest, TheSourceMayBeTheTarget) {
  SampleRows<uint8_t> plane(331, 3, 5), expected(331, 3, 5);
  plane.Fill(Content::kRandom, 1);
  scalar::Threshold(plane.const_rows(), 255, expected.rows(), {331, 3});
  Threshold(plane.const_rows(), 255, plane.rows(), {331, 3});
  EXPECT_EQ(plane, expected);
}

}  // namespace
}  // namespace genie::kernels
