#include <genie/kernels/clahe.h>

#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class ClaheTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ClaheTest);

void ExpectEqualsTheOracle(Extent extent, const TileGrid& grid) {
  SampleRows<uint8_t> source(extent.width, extent.height, 5);
  source.Fill(Content::kRandom, uint32_t(extent.width));
  SampleRows<uint8_t> tables(256 * grid.tiles_x * grid.tiles_y, 1);
  tables.Fill(Content::kRandom, 4);
  SampleRows<uint8_t> actual(extent.width, extent.height, 3), expected = actual;
  std::vector<uint64_t> scratch(ApplyByTilesScratchWords(extent.width, grid));
  ApplyByTiles(source.const_rows(), actual.rows(), extent, grid, &tables.at(0, 0), scratch.data());
  scalar::ApplyByTiles(source.const_rows(), expected.rows(), extent, grid, &tables.at(0, 0));
  ASSERT_EQ(actual, expected) << extent.width << " tile " << grid.tile_width << " x "
                              << grid.tile_height;
  ApplyByTiles(source.const_rows(), source.rows(), extent, grid, &tables.at(0, 0), scratch.data());
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) ASSERT_EQ(source.at(x, y), expected.at(x, y));
  }
}

TEST_P(ClaheTest, EveryWidthEqualsTheOracleAlsoInPlace) {
  for (const size_t width : kTestWidths) {
    for (const size_t tile : {1, 2, 5, 40, 400}) {
      const size_t tiles = width / tile + 1;
      ExpectEqualsTheOracle({width, 9}, {tile, 2, tiles, 5});
      ExpectEqualsTheOracle({width, 9}, {tile, 3, tiles, 3});
    }
  }
}

TEST_P(ClaheTest, EqualTablesAreOneTable) {
  std::vector<uint8_t> tables(256 * 6);
  for (size_t i = 0; i < tables.size(); ++i) tables[i] = uint8_t(255 - i % 256);
  SampleRows<uint8_t> source(100, 40), actual(100, 40);
  source.Fill(Content::kRandom, 5);
  const TileGrid grid = {.tile_width = 34, .tile_height = 20, .tiles_x = 3, .tiles_y = 2};
  std::vector<uint64_t> scratch(ApplyByTilesScratchWords(100, grid));
  ApplyByTiles(source.const_rows(), actual.rows(), {100, 40}, grid, tables.data(), scratch.data());
  for (size_t y = 0; y < 40; ++y) {
    for (size_t x = 0; x < 100; ++x) ASSERT_EQ(actual.at(x, y), 255 - source.at(x, y));
  }
}

}  // namespace
}  // namespace genie::kernels
