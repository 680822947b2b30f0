#include <genie/kernels/convert_format.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class ConvertFormatTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ConvertFormatTest);

TEST_P(ConvertFormatTest, EveryPairOfOrdersAndWidthEqualsTheOracle) {
  for (const PixelOrder from : kAllOrders) {
    for (const PixelOrder to : kAllOrders) {
      for (const size_t width : kTestWidths) {
        SampleRows<uint8_t> source(width * PixelBytes(from), 2, 5);
        source.Fill(Content::kRandom, uint32_t(width));
        SampleRows<uint8_t> actual(width * PixelBytes(to), 2, 7), expected = actual;
        ConvertFormat(source.const_rows(), from, actual.rows(), to, {width, 2});
        scalar::ConvertFormat(source.const_rows(), from, expected.rows(), to, {width, 2});
        ASSERT_EQ(actual, expected)
            << "from " << int(from) << " to " << int(to) << " width " << width;
      }
    }
  }
}

TEST_P(ConvertFormatTest, ChannelsGoWhereTheirNamesSay) {
  const uint8_t rgba[] = {1, 2, 3, 4};
  uint8_t bgra[4] = {}, bgr[3] = {}, back[4] = {};
  ConvertFormat({rgba, 4}, PixelOrder::kRgba, {bgra, 4}, PixelOrder::kBgra, {1, 1});
  EXPECT_EQ(bgra[0], 3);
  EXPECT_EQ(bgra[2], 1);
  EXPECT_EQ(bgra[3], 4);
  ConvertFormat({rgba, 4}, PixelOrder::kRgba, {bgr, 3}, PixelOrder::kBgr, {1, 1});
  EXPECT_EQ(bgr[0], 3);
  EXPECT_EQ(bgr[1], 2);
  ConvertFormat({bgr, 3}, PixelOrder::kBgr, {back, 4}, PixelOrder::kRgba, {1, 1});
  EXPECT_EQ(back[0], 1);
  EXPECT_EQ(back[3], 255);
}

TEST_P(ConvertFormatTest, GrayBecomesEveryChannelAndIsOpaque) {
  const uint8_t gray[] = {9, 200};
  uint8_t bgra[8] = {};
  ConvertFormat({gray, 2}, PixelOrder::kGray, {bgra, 8}, PixelOrder::kBgra, {2, 1});
  for (const size_t i : {4, 5, 6}) EXPECT_EQ(bgra[i], 200);
  EXPECT_EQ(bgra[7], 255);
}

}  // namespace
}  // namespace genie::kernels
