#include <genie/kernels/pack_rgbx.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class PackRgbxTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(PackRgbxTest);

TEST_P(PackRgbxTest, EveryOrderAndWidthEqualsTheOracle) {
  for (const PixelOrder order : kAllOrders) {
    for (const size_t width : kTestWidths) {
      SampleRows<uint8_t> source(width * PixelBytes(order), 3, 5);
      source.Fill(Content::kRandom, uint32_t(width));
      SampleRows<uint32_t> actual(width, 3, 2);
      SampleRows<uint32_t> expected(width, 3, 2);
      PackRgbx(source.const_rows(), order, actual.rows(), {width, 3});
      scalar::PackRgbx(source.const_rows(), order, expected.rows(), {width, 3});
      ASSERT_EQ(actual, expected) << "order " << int(order) << " width " << width;
    }
  }
}

TEST_P(PackRgbxTest, RedIsTheLowestByteAndAlphaIsDropped) {
  const uint8_t bgra[] = {3, 2, 1, 99};
  const uint8_t gray[] = {7};
  uint32_t pixel = 0;
  PackRgbx({bgra, 4}, PixelOrder::kBgra, {&pixel, 4}, {1, 1});
  EXPECT_EQ(pixel, 0x030201u);
  PackRgbx({bgra, 4}, PixelOrder::kRgb, {&pixel, 4}, {1, 1});
  EXPECT_EQ(pixel, 0x010203u);
  PackRgbx({gray, 1}, PixelOrder::kGray, {&pixel, 4}, {1, 1});
  EXPECT_EQ(pixel, 0x070707u);
}

}  // namespace
}  // namespace genie::kernels
