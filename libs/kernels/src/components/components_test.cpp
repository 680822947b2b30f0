#include <genie/kernels/components.h>
#include <genie/kernels/threshold.h>

#include <algorithm>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class ComponentsTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ComponentsTest);

// In the order of their names, which the oracle gives and the kernel does not.
std::vector<Component> Sorted(std::vector<Component> components) {
  std::sort(components.begin(), components.end(), [](const Component& a, const Component& b) {
    return a.box.y != b.box.y ? a.box.y < b.box.y : a.first_x < b.first_x;
  });
  return components;
}

std::vector<Component> Find(SampleRows<uint8_t>& mask, Connectivity connectivity) {
  const Extent extent = {mask.width(), mask.height()};
  std::vector<uint64_t> scratch(ComponentsScratchWords(extent.width), 0xABABABABABABABABu);
  std::vector<Component> found(extent.width * extent.height);
  found.resize(ComponentsOfBytes(mask.const_rows(), extent, connectivity, found, scratch.data()));
  return found;
}

std::vector<Component> FindInBits(SampleRows<uint8_t>& mask, Connectivity connectivity) {
  const Extent extent = {mask.width(), mask.height()};
  SampleRows<uint64_t> bits((extent.width + 63) / 64, extent.height, 1);
  scalar::ThresholdBits(mask.const_rows(), 0, bits.rows(), extent);
  if (extent.width % 64 != 0) {  // dirt past the width must not matter
    for (size_t y = 0; y < extent.height; ++y) {
      bits.at(extent.width / 64, y) |= ~uint64_t{0} << (extent.width % 64);
    }
  }
  std::vector<uint64_t> scratch(ComponentsScratchWords(extent.width));
  std::vector<Component> found(extent.width * extent.height);
  found.resize(ComponentsOfBits(bits.const_rows(), extent, connectivity, found, scratch.data()));
  return found;
}

std::vector<Component> Oracle(SampleRows<uint8_t>& mask, Connectivity connectivity) {
  const Extent extent = {mask.width(), mask.height()};
  std::vector<uint32_t> scratch(2 * extent.width * extent.height);
  std::vector<Component> found(extent.width * extent.height);
  found.resize(
      scalar::ComponentsOfBytes(mask.const_rows(), extent, connectivity, found, scratch.data()));
  return found;
}

// A random mask with the given share of set pixels, in thousandths.
SampleRows<uint8_t> RandomMask(size_t width, size_t height, uint32_t permille, uint32_t seed) {
  SampleRows<uint8_t> mask(width, height, 3);
  std::mt19937 random(seed);
  for (size_t i = 0; i < width * height; ++i) {
    mask.at(i % width, i / width) = random() % 1000 < permille ? uint8_t(1 + random() % 255) : 0;
  }
  return mask;
}

TEST_P(ComponentsTest, RandomMasksOfEveryWidthAndDensityEqualTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const uint32_t permille : {0u, 100u, 400u, 600u, 900u, 1000u}) {
      for (const Connectivity connectivity : {Connectivity::kFour, Connectivity::kEight}) {
        SampleRows<uint8_t> mask = RandomMask(width, 40, permille, uint32_t(width) + permille);
        const std::vector<Component> expected = Oracle(mask, connectivity);
        ASSERT_EQ(Sorted(Find(mask, connectivity)), expected) << width << " " << permille;
        ASSERT_EQ(Sorted(FindInBits(mask, connectivity)), expected) << width << " " << permille;
      }
    }
  }
}

// A spiral, a comb with its teeth up (many slots join in one row) and one with its teeth down.
TEST_P(ComponentsTest, ShapesThatJoinLateAreOneComponent) {
  const size_t side = 65;
  SampleRows<uint8_t> up(side, side), down(side, side), spiral(side, side);
  for (size_t i = 0; i < side * side; ++i) {
    const size_t x = i % side, y = i / side;
    up.at(x, y) = x % 2 == 0 || y == side - 1;
    down.at(x, y) = x % 2 == 0 || y == 0;
    const size_t ring = std::min({x, y, side - 1 - x, side - 1 - y});
    spiral.at(x, y) = ring % 2 == 0 || (x == ring && y == ring + 1);
  }
  for (const Connectivity connectivity : {Connectivity::kFour, Connectivity::kEight}) {
    for (SampleRows<uint8_t>* mask : {&up, &down, &spiral}) {
      EXPECT_EQ(Sorted(Find(*mask, connectivity)), Oracle(*mask, connectivity));
    }
    EXPECT_EQ(Find(up, connectivity).size(), 1u);
    EXPECT_EQ(Find(down, connectivity).size(), 1u);
  }
}

TEST_P(ComponentsTest, DiagonalNeighboursCountForEightOnly) {
  SampleRows<uint8_t> mask(2, 2);
  mask.Fill(Content::kZero, 0);
  mask.at(1, 0) = mask.at(0, 1) = 1;
  EXPECT_EQ(Find(mask, Connectivity::kFour).size(), 2u);
  const std::vector<Component> eight = Find(mask, Connectivity::kEight);
  ASSERT_EQ(eight.size(), 1u);
  EXPECT_EQ(eight[0], (Component{{0, 0, 2, 2}, 1, 2, 1, 1}));
}

TEST_P(ComponentsTest, TooSmallAnOutputIsFilledAndTheCountIsWhole) {
  SampleRows<uint8_t> mask(9, 1);
  for (size_t x = 0; x < 9; ++x) mask.at(x, 0) = x % 2 == 0;
  std::vector<uint64_t> scratch(ComponentsScratchWords(9));
  std::vector<Component> two(2);
  EXPECT_EQ(ComponentsOfBytes(mask.const_rows(), {9, 1}, Connectivity::kEight, two, scratch.data()),
            5u);
  EXPECT_EQ(two[1], (Component{{2, 0, 1, 1}, 2, 1, 2, 0}));
}

TEST_P(ComponentsTest, NoRowsHaveNoComponents) {
  std::vector<uint64_t> scratch(ComponentsScratchWords(0));
  EXPECT_EQ(ComponentsOfBytes({}, {0, 0}, Connectivity::kFour, {}, scratch.data()), 0u);
  EXPECT_EQ(ComponentsOfBits({}, {0, 5}, Connectivity::kFour, {}, scratch.data()), 0u);
}

}  // namespace
}  // namespace genie::kernels
