#include <genie/kernels/component_labels.h>

#include <algorithm>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class ComponentLabelsTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ComponentLabelsTest);

void ExpectTheOraclesLabels(SampleRows<uint8_t>& mask, Connectivity connectivity) {
  const Extent extent = {mask.width(), mask.height()};
  SampleRows<int32_t> actual(extent.width, extent.height, 3);
  SampleRows<int32_t> expected(extent.width, extent.height, 3);
  std::vector<uint64_t> scratch(ComponentLabelsScratchWords(extent.width), 0xABABABABABABABABu);
  std::vector<uint32_t> stack(extent.width * extent.height);
  const size_t count =
      ComponentLabels(mask.const_rows(), actual.rows(), extent, connectivity, scratch.data());
  ASSERT_EQ(count, scalar::ComponentLabels(mask.const_rows(), expected.rows(), extent, connectivity,
                                           stack.data()));
  ASSERT_EQ(actual, expected) << extent.width;
}

TEST_P(ComponentLabelsTest, RandomMasksOfEveryWidthAndDensityEqualTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const uint32_t permille : {0u, 100u, 400u, 600u, 900u, 1000u}) {
      SampleRows<uint8_t> mask(width, 20, 3);
      std::mt19937 random(uint32_t(width) + permille);
      for (size_t i = 0; i < width * 20; ++i) {
        mask.at(i % width, i / width) = random() % 1000 < permille ? uint8_t(1 + i % 255) : 0;
      }
      ExpectTheOraclesLabels(mask, Connectivity::kFour);
      ExpectTheOraclesLabels(mask, Connectivity::kEight);
    }
  }
}

// A comb with its teeth up joins all in its last row; a spiral joins from the inside.
TEST_P(ComponentLabelsTest, ShapesThatJoinLateHaveOneLabel) {
  const size_t side = 65;
  SampleRows<uint8_t> comb(side, side), spiral(side, side);
  for (size_t i = 0; i < side * side; ++i) {
    const size_t x = i % side, y = i / side;
    comb.at(x, y) = x % 2 == 0 || y == side - 1;
    const size_t ring = std::min({x, y, side - 1 - x, side - 1 - y});
    spiral.at(x, y) = ring % 2 == 0 || (x == ring && y == ring + 1);
  }
  for (const Connectivity connectivity : {Connectivity::kFour, Connectivity::kEight}) {
    ExpectTheOraclesLabels(comb, connectivity);
    ExpectTheOraclesLabels(spiral, connectivity);
  }
}

TEST_P(ComponentLabelsTest, LabelsAreNumberedByTheFirstPixels) {
  SampleRows<uint8_t> mask(5, 3);
  const uint8_t pixels[] = {0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0};
  for (size_t i = 0; i < 15; ++i) mask.at(i % 5, i / 5) = pixels[i];
  SampleRows<int32_t> labels(5, 3);
  std::vector<uint64_t> scratch(ComponentLabelsScratchWords(5));
  EXPECT_EQ(ComponentLabels(mask.const_rows(), labels.rows(), {5, 3}, Connectivity::kFour,
                            scratch.data()),
            3u);
  EXPECT_EQ(labels.at(2, 0), 1);
  EXPECT_EQ(labels.at(4, 1), 2);
  EXPECT_EQ(labels.at(0, 1), 3);
  EXPECT_EQ(labels.at(2, 2), 3);
  EXPECT_EQ(labels.at(3, 2), 0);
}

}  // namespace
}  // namespace genie::kernels
