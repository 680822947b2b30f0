// TiledList against a list for each tile.
#include "tiled_list.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace genie::detect {
namespace {

void ExpectEqual(const TiledList<int32_t>& list, const std::vector<std::vector<int32_t>>& tiles) {
  std::vector<int32_t> all;
  for (size_t t = 0; t < tiles.size(); ++t) {
    ASSERT_EQ(list.begin_of(t), all.size());
    const auto values = list.of(t);
    ASSERT_EQ(std::vector<int32_t>(values.begin(), values.end()), tiles[t]);
    all.insert(all.end(), tiles[t].begin(), tiles[t].end());
  }
  ASSERT_EQ(std::vector<int32_t>(list.all().begin(), list.all().end()), all);
}

TEST(TiledList, ReplacingATileMovesTheOthersAlong) {
  std::mt19937 random(11);
  std::vector<std::vector<int32_t>> tiles(9);
  TiledList<int32_t> list;
  ASSERT_TRUE(list.Reset(tiles.size()).ok());
  for (int32_t round = 0; round < 500; ++round) {
    std::vector<int32_t>& tile = tiles[random() % tiles.size()];
    tile.resize(random() % 7);
    for (int32_t& value : tile) value = round * 10 + static_cast<int32_t>(random() % 10);
    const auto at = static_cast<size_t>(&tile - tiles.data());
    ASSERT_TRUE(list.Replace(at, std::span<const int32_t>(tile)).ok());
    ASSERT_NO_FATAL_FAILURE(ExpectEqual(list, tiles)) << "round " << round;
  }
}

TEST(TiledList, FailedAllocationChangesNothing) {
  std::vector<std::vector<int32_t>> tiles = {{1, 2}, {}, {3}};
  TiledList<int32_t> list;
  ASSERT_TRUE(list.Reset(tiles.size()).ok());
  for (size_t t = 0; t < tiles.size(); ++t) {
    ASSERT_TRUE(list.Replace(t, std::span<const int32_t>(tiles[t])).ok());
  }
  const std::vector<int32_t> many(1000, 7);
  FailAllocationsAfter(0);
  const Status status = list.Replace(1, std::span<const int32_t>(many));
  StopFailingAllocations();
  EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
  ExpectEqual(list, tiles);
}

TEST(TiledList, ResetForgetsAndKeepsCapacity) {
  TiledList<int32_t> list;
  ASSERT_TRUE(list.Reset(2).ok());
  const std::vector<int32_t> values(100, 1);
  ASSERT_TRUE(list.Replace(1, std::span<const int32_t>(values)).ok());
  const size_t bytes = list.capacity_bytes();
  ASSERT_TRUE(list.Reset(2).ok());
  EXPECT_EQ(list.size(), 0u);
  EXPECT_TRUE(list.of(1).empty());
  EXPECT_EQ(list.capacity_bytes(), bytes);
}

}  // namespace
}  // namespace genie::detect
