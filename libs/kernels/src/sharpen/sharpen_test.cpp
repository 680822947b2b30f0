#include <genie/kernels/sharpen.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class SharpenTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(SharpenTest);

TEST_P(SharpenTest, EveryWidthAmountAndThresholdEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const Content content : {Content::kRandom, Content::kExtremes}) {
      for (const int amount : {0, 1, 256, 400, 4096}) {
        SampleRows<uint8_t> source(width, 2, 5), smooth(width, 2, 3);
        source.Fill(content, uint32_t(width));
        smooth.Fill(content, uint32_t(width + 1));
        const Sharpening sharpening = {int16_t(amount), uint8_t(amount % 7 * 40)};
        SampleRows<uint8_t> actual(width, 2, 7), expected = actual;
        Sharpen(source.const_rows(), smooth.const_rows(), actual.rows(), {width, 2}, sharpening);
        scalar::Sharpen(source.const_rows(), smooth.const_rows(), expected.rows(), {width, 2},
                        sharpening);
        ASSERT_EQ(actual, expected) << "width " << width << " amount " << amount;
      }
    }
  }
}

TEST_P(SharpenTest, EveryPairOfValuesIsRoundedHalvesUp) {
  SampleRows<uint8_t> source(256, 256), smooth(256, 256), actual(256, 256), expected(256, 256);
  for (size_t y = 0; y < 256; ++y) {
    for (size_t x = 0; x < 256; ++x) {
      source.at(x, y) = uint8_t(x);
      smooth.at(x, y) = uint8_t(y);
    }
  }
  for (const int amount : {128, 129, 3777}) {
    Sharpen(source.const_rows(), smooth.const_rows(), actual.rows(), {256, 256},
            {int16_t(amount), 3});
    scalar::Sharpen(source.const_rows(), smooth.const_rows(), expected.rows(), {256, 256},
                    {int16_t(amount), 3});
    ASSERT_EQ(actual, expected);
  }
}

}  // namespace
}  // namespace genie::kernels
