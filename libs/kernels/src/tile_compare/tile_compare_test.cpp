#include <genie/kernels/tile_compare.h>

#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class TileCompareTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(TileCompareTest);

std::vector<uint64_t> Changed(decltype(&TileCompare) kernel, SampleRows<uint8_t>& before,
                              SampleRows<uint8_t>& after, PixelOrder order, Extent extent) {
  std::vector<uint64_t> bits(TileBitmapWords(extent) + 1, 42);
  kernel(before.const_rows(), after.const_rows(), order, extent, bits.data());
  return bits;
}

TEST_P(TileCompareTest, ScatteredChangesGiveTheOraclesBitmap) {
  std::mt19937 random(7);
  for (const PixelOrder order : kAllOrders) {
    for (const size_t width : {0, 1, 21, 63, 64, 65, 128, 200, 331}) {
      const Extent extent = {width, 130};
      SampleRows<uint8_t> before(width * PixelBytes(order), extent.height, 3);
      SampleRows<uint8_t> after(width * PixelBytes(order), extent.height, 3);
      before.Fill(Content::kRandom, 1);
      after.Fill(Content::kRandom, 1);
      for (int changes = 0; changes < 4; ++changes) {
        ASSERT_EQ(Changed(TileCompare, before, after, order, extent),
                  Changed(scalar::TileCompare, before, after, order, extent))
            << "order " << int(order) << " width " << width << " changes " << changes;
        if (width == 0) break;
        after.at(random() % (width * PixelBytes(order)), random() % extent.height) ^= 1;
      }
    }
  }
}

TEST_P(TileCompareTest, EveryByteOfATileRowIsSeen) {
  for (const PixelOrder order : kAllOrders) {
    const Extent extent = {100, 1};
    const size_t bytes = 100 * PixelBytes(order);
    SampleRows<uint8_t> before(bytes, 1);
    before.Fill(Content::kFlat, 3);
    for (size_t i = 0; i < bytes; ++i) {
      SampleRows<uint8_t> after = before;
      after.at(i, 0) ^= 0x80;
      const bool alpha = PixelBytes(order) == 4 && i % 4 == 3;
      const uint64_t expected = alpha ? 0 : uint64_t{1} << (i / PixelBytes(order) / kTileSide);
      ASSERT_EQ(Changed(TileCompare, before, after, order, extent)[0], expected) << "byte " << i;
    }
  }
}

TEST_P(TileCompareTest, MoreThan64TileColumnsUseSeveralWords) {
  const Extent extent = {64 * 70, 65};
  SampleRows<uint8_t> before(extent.width, extent.height);
  before.Fill(Content::kFlat, 3);
  SampleRows<uint8_t> after = before;
  after.at(64 * 66, 64) ^= 1;
  const auto bits = Changed(TileCompare, before, after, PixelOrder::kGray, extent);
  EXPECT_EQ(bits, (std::vector<uint64_t>{0, 0, 0, 4, 42}));
}

}  // namespace
}  // namespace genie::kernels
