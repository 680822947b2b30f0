#include <genie/kernels/morphology.h>

#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class MorphologyTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(MorphologyTest);

std::vector<uint64_t> Scratch(Extent extent, Rectangle rectangle) {
  return std::vector<uint64_t>(MorphologyScratchWords(extent, rectangle), 0xABABABABABABABABu);
}

void ExpectOracle(Extent extent, Rectangle rectangle, Content content) {
  SampleRows<uint8_t> source(extent.width, extent.height, 5);
  source.Fill(content, uint32_t(extent.width));
  SampleRows<uint8_t> actual(extent.width, extent.height, 1), expected = actual;
  auto scratch = Scratch(extent, rectangle);
  Dilate(source.const_rows(), actual.rows(), extent, rectangle, scratch.data());
  scalar::Dilate(source.const_rows(), expected.rows(), extent, rectangle);
  ASSERT_EQ(actual, expected) << "dilate " << rectangle.width << "x" << rectangle.height << " on "
                              << extent.width << "x" << extent.height;
  Erode(source.const_rows(), actual.rows(), extent, rectangle, scratch.data());
  scalar::Erode(source.const_rows(), expected.rows(), extent, rectangle);
  ASSERT_EQ(actual, expected) << "erode " << rectangle.width << "x" << rectangle.height << " on "
                              << extent.width << "x" << extent.height;
}

TEST_P(MorphologyTest, EveryWidthWithSmallRectanglesEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const Rectangle rectangle : {Rectangle{1, 1}, {3, 3}, {2, 4}, {5, 1}, {1, 5}}) {
      ExpectOracle({width, 6}, rectangle, Content::kRandom);
    }
  }
}

TEST_P(MorphologyTest, EveryRectangleEqualsTheOracle) {
  for (const size_t side : {1, 2, 3, 6, 7, 8, 9, 15, 16, 40, 1000}) {
    for (const Content content : kAllContents) {
      ExpectOracle({70, 19}, {side, 3}, content);
      ExpectOracle({70, 19}, {3, side}, content);
      ExpectOracle({7, 19}, {side, side}, content);
    }
  }
}

TEST_P(MorphologyTest, StripsOfColumnsMeetWithoutASeam) {
  ExpectOracle({600, 9}, {3, 4}, Content::kRandom);
}

TEST_P(MorphologyTest, TheSourceMayBeTheTarget) {
  const Extent extent = {331, 20};
  const Rectangle rectangle = {4, 7};
  SampleRows<uint8_t> plane(331, 20, 3), expected(331, 20, 3);
  plane.Fill(Content::kFlat, 1);
  auto scratch = Scratch(extent, rectangle);
  scalar::Dilate(plane.const_rows(), expected.rows(), extent, rectangle);
  Dilate(plane.const_rows(), plane.rows(), extent, rectangle, scratch.data());
  EXPECT_EQ(plane, expected);
}

}  // namespace
}  // namespace genie::kernels
