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

struct Marked {
  size_t count = 0;
  std::vector<uint64_t> bits;
  bool operator==(const Marked&) const = default;
};

// Marks inside `within` on top of a bitmap in which the first tile is known to differ.
Marked Within(decltype(&TileCompareWithin) kernel, SampleRows<uint8_t>& before,
              SampleRows<uint8_t>& after, PixelOrder order, Extent extent, const Box& within,
              size_t limit) {
  Marked marked = {0, std::vector<uint64_t>(TileBitmapWords(extent), 0)};
  marked.bits[0] = 1;
  marked.count = kernel(before.const_rows(), after.const_rows(), order, extent, within, limit,
                        marked.bits.data());
  return marked;
}

TEST_P(TileCompareTest, AnyRectangleAndLimitGiveTheOraclesBitmapAndCount) {
  std::mt19937 random(9);
  const Extent extent = {331, 270};
  for (const PixelOrder order : kAllOrders) {
    SampleRows<uint8_t> before(extent.width * PixelBytes(order), extent.height, 5);
    before.Fill(Content::kRandom, 1);
    SampleRows<uint8_t> after = before;
    for (int i = 0; i < 40; ++i) {
      after.at(random() % after.width(), random() % after.height()) ^= 4;
    }
    for (int i = 0; i < 60; ++i) {
      const Box drawn = {int32_t(random() % 331), int32_t(random() % 270), int32_t(random() % 331),
                         int32_t(random() % 270)};
      const Box within = Intersection(drawn, {0, 0, 331, 270});
      const size_t limit = random() % 12;
      ASSERT_EQ(Within(TileCompareWithin, before, after, order, extent, within, limit),
                Within(scalar::TileCompareWithin, before, after, order, extent, within, limit))
          << "order " << int(order) << " round " << i;
    }
  }
}

TEST_P(TileCompareTest, PixelsOutsideTheRectangleAreNotCompared) {
  const Extent extent = {200, 200};
  SampleRows<uint8_t> before(extent.width, extent.height);
  before.Fill(Content::kZero, 0);
  SampleRows<uint8_t> after = before;
  for (const auto& [x, y] : {std::pair{69, 80}, {120, 80}, {100, 79}, {100, 100}}) {
    after.at(size_t(x), size_t(y)) = 1;
  }
  const auto none =
      Within(TileCompareWithin, before, after, PixelOrder::kGray, extent, {70, 80, 50, 20}, 9);
  EXPECT_EQ(none, (Marked{0, {1, 0, 0, 0}}));
  const auto one =
      Within(TileCompareWithin, before, after, PixelOrder::kGray, extent, {70, 80, 50, 21}, 9);
  EXPECT_EQ(one, (Marked{1, {1, 2, 0, 0}}));
}

TEST_P(TileCompareTest, TheRowOfTilesThatPassesTheLimitIsTheLast) {
  const Extent extent = {256, 256};
  SampleRows<uint8_t> before(extent.width, extent.height), after(extent.width, extent.height);
  before.Fill(Content::kRandom, 1);
  after.Fill(Content::kRandom, 2);
  const Box all = {0, 0, 256, 256};
  const auto marked = [&](size_t limit) {
    return Within(TileCompareWithin, before, after, PixelOrder::kGray, extent, all, limit);
  };
  EXPECT_EQ(marked(2), (Marked{3, {15, 0, 0, 0}}));
  EXPECT_EQ(marked(3), (Marked{7, {15, 15, 0, 0}}));
  EXPECT_EQ(marked(15), (Marked{15, {15, 15, 15, 15}}));
}

}  // namespace
}  // namespace genie::kernels
