#include <genie/kernels/pack_rgbx.h>
#include <genie/kernels/tile_hash.h>

#include <set>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class TileHashTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(TileHashTest);

std::vector<uint64_t> Hashes(decltype(&TileHash) kernel, SampleRows<uint8_t>& source,
                             PixelOrder order, Extent extent) {
  std::vector<uint64_t> hashes(TileCount(extent) + 1, 42);
  std::vector<uint64_t> scratch(TileHashScratchWords(extent), 99);
  kernel(source.const_rows(), order, extent, hashes.data(), scratch.data());
  return hashes;
}

TEST_P(TileHashTest, EveryOrderAndWidthEqualsTheOracle) {
  for (const PixelOrder order : kAllOrders) {
    for (const size_t width : kTestWidths) {
      const Extent extent = {width, 66};
      SampleRows<uint8_t> source(width * PixelBytes(order), extent.height, 5);
      source.Fill(Content::kRandom, uint32_t(width));
      ASSERT_EQ(Hashes(TileHash, source, order, extent),
                Hashes(scalar::TileHash, source, order, extent))
          << "order " << int(order) << " width " << width;
    }
  }
}

TEST_P(TileHashTest, MarkedTilesGetTheirHashesAndTheOthersKeepWhatTheyHad) {
  std::mt19937_64 random(3);
  for (const auto kernel : {&TileHashMarked, &scalar::TileHashMarked}) {
    for (const PixelOrder order : kAllOrders) {
      for (const size_t width : {1, 63, 64, 65, 86, 150, 4200}) {
        const Extent extent = {width, 130};
        SampleRows<uint8_t> source(width * PixelBytes(order), extent.height, 5);
        source.Fill(Content::kFlat, uint32_t(width));
        const auto all = Hashes(TileHash, source, order, extent);
        std::vector<uint64_t> marked(TileBitmapWords(extent), 0);
        std::vector<uint64_t> expected(TileCount(extent) + 1, 42);
        for (size_t tile = 0; tile < TileCount(extent); ++tile) {
          if (random() % 3 != 0) continue;
          const size_t r = tile / TileColumns(extent), c = tile % TileColumns(extent);
          marked[r * TileBitmapRowWords(extent) + c / 64] |= uint64_t{1} << (c % 64);
          expected[tile] = all[tile];
        }
        std::vector<uint64_t> hashes(TileCount(extent) + 1, 42);
        kernel(source.const_rows(), order, extent, marked.data(), hashes.data());
        ASSERT_EQ(hashes, expected) << "order " << int(order) << " width " << width;
      }
    }
  }
}

TEST_P(TileHashTest, TheSameRgbValuesHashEquallyInEveryOrder) {
  const Extent extent = {150, 70};
  SampleRows<uint8_t> bgra(extent.width * 4, extent.height), rgb(extent.width * 3, extent.height);
  bgra.Fill(Content::kRandom, 5);
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t i = 0; i < extent.width * 3; ++i) {
      rgb.at(i, y) = bgra.at(i / 3 * 4 + 2 - i % 3, y);
    }
  }
  EXPECT_EQ(Hashes(TileHash, bgra, PixelOrder::kBgra, extent),
            Hashes(TileHash, rgb, PixelOrder::kRgb, extent));
}

TEST_P(TileHashTest, GrayHashesAsEqualChannels) {
  const Extent extent = {100, 3};
  SampleRows<uint8_t> gray(extent.width, extent.height), rgb(extent.width * 3, extent.height);
  gray.Fill(Content::kRandom, 5);
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t i = 0; i < extent.width * 3; ++i) rgb.at(i, y) = gray.at(i / 3, y);
  }
  EXPECT_EQ(Hashes(TileHash, gray, PixelOrder::kGray, extent),
            Hashes(TileHash, rgb, PixelOrder::kRgb, extent));
}

TEST_P(TileHashTest, EveryPixelAndItsPlaceCount) {
  const Extent extent = {64, 64};
  SampleRows<uint8_t> tile(64, 64);
  tile.Fill(Content::kZero, 0);
  std::set<uint64_t> seen = {Hashes(TileHash, tile, PixelOrder::kGray, extent)[0]};
  for (size_t i = 0; i < 64 * 64; ++i) {
    tile.at(i % 64, i / 64) = 1;
    seen.insert(Hashes(TileHash, tile, PixelOrder::kGray, extent)[0]);
    tile.at(i % 64, i / 64) = 0;
  }
  EXPECT_EQ(seen.size(), 64u * 64 + 1);
}

TEST_P(TileHashTest, TheValuesAreFixed) {
  SampleRows<uint8_t> source(70 * 3, 65);
  source.Fill(Content::kRandom, 11);
  const Extent extent = {70, 65};
  const auto hashes = Hashes(TileHash, source, PixelOrder::kRgb, extent);
  EXPECT_EQ(ContentKey(extent, hashes.data()), 513599274666304590u);
}

TEST(TileHash, BlackFramesOfDifferentSizesHaveDifferentKeys) {
  std::set<uint64_t> keys;
  for (const Extent extent : {Extent{1, 1}, {2, 1}, {1, 2}, {64, 64}, {65, 64}, {64, 128}}) {
    SampleRows<uint8_t> black(extent.width, extent.height);
    black.Fill(Content::kZero, 0);
    keys.insert(ContentKey(extent, Hashes(TileHash, black, PixelOrder::kGray, extent).data()));
  }
  EXPECT_EQ(keys.size(), 6u);
}

}  // namespace
}  // namespace genie::kernels
