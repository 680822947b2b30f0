#include <genie/kernels/perceptual_hash.h>

#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class PerceptualHashTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(PerceptualHashTest);

uint64_t Hash(SampleRows<uint8_t>& source, PixelOrder order, Extent extent) {
  std::vector<uint16_t> scratch(PerceptualHashScratchValues(extent, order), 0xCDCD);
  return PerceptualHash(source.const_rows(), order, extent, scratch.data());
}

TEST_P(PerceptualHashTest, EveryOrderShapeAndContentEqualsTheOracle) {
  for (const Extent extent : {Extent{1, 1}, {8, 3}, {9, 8}, {40, 19}, {131, 64}}) {
    for (const PixelOrder order : kAllOrders) {
      for (const Content content : kAllContents) {
        SampleRows<uint8_t> source(extent.width * PixelBytes(order), extent.height, 5);
        source.Fill(content, uint32_t(extent.width));
        ASSERT_EQ(Hash(source, order, extent),
                  scalar::PerceptualHash(source.const_rows(), order, extent))
            << extent.width << "x" << extent.height << " order " << int(order);
      }
    }
  }
}

TEST_P(PerceptualHashTest, SumsOfManyWhiteRowsDoNotOverflow) {
  const Extent extent = {9, 8 * 600};
  SampleRows<uint8_t> source(extent.width, extent.height);
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) source.at(x, y) = x % 2 == 1 ? 255 : 0;
  }
  EXPECT_EQ(Hash(source, PixelOrder::kGray, extent), 0x5555555555555555u);
}

TEST_P(PerceptualHashTest, FlatPicturesHaveNoBits) {
  SampleRows<uint8_t> source(90, 80);
  for (size_t i = 0; i < 90 * 80; ++i) source.at(i % 90, i / 90) = uint8_t(200 + i % 2);
  EXPECT_EQ(Hash(source, PixelOrder::kGray, {90, 80}), 0u);
}

}  // namespace
}  // namespace genie::kernels
