#include <genie/kernels/contour_boxes.h>

#include <random>
#include <string_view>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class ContourBoxesTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ContourBoxesTest);

using Mask = SampleRows<uint8_t>;

struct Pieces {
  std::vector<ContourPart> parts;
  std::vector<uint32_t> gaps;

  explicit Pieces(size_t room) : parts(room), gaps(room + 1) {}
  ContourPieces spans() { return {parts, gaps}; }
};

std::vector<Box> Find(Mask& mask) {
  const Extent extent = {mask.width(), mask.height()};
  std::vector<uint64_t> scratch(ContourBoxesScratchWords(extent.width), 0xABABABABABABABABu);
  Pieces pieces((extent.width / 2 + 1) * extent.height);
  const auto count = ContourBoxes(mask.const_rows(), extent, pieces.spans(), scratch.data());
  if (!count) return {Box{-1, -1, -1, -1}};
  std::vector<Box> boxes;
  for (size_t i = 0; i < *count; ++i) boxes.push_back(pieces.parts[i].box);
  return boxes;
}

std::vector<Box> Oracle(Mask& mask) {
  const Extent extent = {mask.width(), mask.height()};
  std::vector<uint32_t> scratch(2 * (extent.width + 2) * (extent.height + 2));
  std::vector<Box> boxes(extent.width * extent.height);
  boxes.resize(scalar::ContourBoxes(mask.const_rows(), extent, boxes, scratch.data()));
  return boxes;
}

// A mask as it is drawn: lines of one length, '#' is set.
Mask Drawn(std::initializer_list<std::string_view> lines) {
  Mask mask(lines.begin()->size(), lines.size(), 3);
  for (size_t y = 0; y < mask.height(); ++y) {
    for (size_t x = 0; x < mask.width(); ++x) {
      mask.at(x, y) = lines.begin()[y][x] == '#' ? uint8_t(1 + x + y) : 0;
    }
  }
  return mask;
}

TEST_P(ContourBoxesTest, RandomMasksOfEveryWidthAndDensityEqualTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const uint32_t permille : {0u, 100u, 400u, 600u, 900u, 1000u}) {
      Mask mask(width, 40, 3);
      std::mt19937 random(uint32_t(width) + permille);
      for (size_t i = 0; i < width * 40; ++i) {
        mask.at(i % width, i / width) =
            random() % 1000 < permille ? uint8_t(1 + random() % 255) : 0;
      }
      ASSERT_EQ(Find(mask), Oracle(mask)) << width << " wide, " << permille << " permille";
    }
  }
}

TEST_P(ContourBoxesTest, WhatLiesInAHoleIsNotListed) {
  Mask mask = Drawn({"#######..",  //
                     "#.....#..",  //
                     "#.###.#.#",  //
                     "#.#.#.#..",  //
                     "#.###.#..",  //
                     "#.....#..",  //
                     "#######.."});
  EXPECT_EQ(Find(mask), (std::vector<Box>{{0, 0, 7, 7}, {8, 2, 1, 1}}));
}

TEST_P(ContourBoxesTest, ABayThatOpensBelowHidesNothing) {
  Mask mask = Drawn({"#####",  //
                     "#...#",  //
                     "#.#.#",  //
                     "#...#",  //
                     "#...#"});
  EXPECT_EQ(Find(mask), (std::vector<Box>{{0, 0, 5, 5}, {2, 2, 1, 1}}));
}

TEST_P(ContourBoxesTest, AFrameThatClosesAtCornersHidesWhatItHolds) {
  Mask mask = Drawn({".###.",  //
                     "#...#",  //
                     "#.#.#",  //
                     "#...#",  //
                     ".###."});
  EXPECT_EQ(Find(mask), (std::vector<Box>{{0, 0, 5, 5}}));
}

TEST_P(ContourBoxesTest, AHoleJoinedLateToTheOutsideFreesWhatEndedInIt) {
  Mask mask = Drawn({"#########",  //
                     "#.......#",  //
                     "#.#.#####",  //
                     "#...#....",  //
                     "#.###.###",  //
                     "#.....#.#",  //
                     "#####.###"});
  EXPECT_EQ(Find(mask), Oracle(mask));
  EXPECT_EQ(Find(mask).size(), 3u);  // the frame, the speck in its bay, the ring at the right
}

TEST_P(ContourBoxesTest, SpiralsAndCombsEqualTheOracle) {
  const size_t side = 65;
  Mask up(side, side), down(side, side), spiral(side, side), rings(side, side);
  for (size_t i = 0; i < side * side; ++i) {
    const size_t x = i % side, y = i / side;
    up.at(x, y) = x % 2 == 0 || y == side - 1;
    down.at(x, y) = x % 2 == 0 || y == 0;
    const size_t ring = std::min({x, y, side - 1 - x, side - 1 - y});
    spiral.at(x, y) = ring % 2 == 0 || (x == ring && y == ring + 1);
    rings.at(x, y) = ring % 2 == 0;
  }
  for (Mask* mask : {&up, &down, &spiral, &rings}) {
    EXPECT_EQ(Find(*mask), Oracle(*mask));
    EXPECT_EQ(Find(*mask), (std::vector<Box>{{0, 0, 65, 65}}));
  }
}

TEST_P(ContourBoxesTest, TooLittleRoomIsSaid) {
  Mask mask(9, 2);
  for (size_t i = 0; i < 18; ++i) mask.at(i % 9, i / 9) = i % 2 == 0 && i < 9;
  std::vector<uint64_t> scratch(ContourBoxesScratchWords(9));
  for (size_t room = 0; room < 8; ++room) {
    Pieces pieces(room);
    const auto count = ContourBoxes(mask.const_rows(), {9, 2}, pieces.spans(), scratch.data());
    EXPECT_EQ(count.value_or(0), room < 5 ? 0u : 5u) << room;
  }
  EXPECT_FALSE(ContourBoxes(mask.const_rows(), {9, 2}, {}, scratch.data()).has_value());
}

TEST_P(ContourBoxesTest, NoPixelsHaveNoContours) {
  EXPECT_EQ(ContourBoxes({}, {0, 5}, {}, nullptr), 0u);
  EXPECT_EQ(ContourBoxes({}, {5, 0}, {}, nullptr), 0u);
}

// Small enough to try them all; what the sides are made of is what vectors do not decide.
TEST(ContourForest, EveryMaskOfFourByFourEqualsTheOracle) {
  Mask mask(4, 4);
  for (uint32_t bits = 0; bits < 65536; ++bits) {
    for (uint32_t i = 0; i < 16; ++i) mask.at(i % 4, i / 4) = bits >> i & 1;
    ASSERT_EQ(Find(mask), Oracle(mask)) << bits;
  }
}

}  // namespace
}  // namespace genie::kernels
