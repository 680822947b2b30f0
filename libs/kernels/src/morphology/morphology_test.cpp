#include <genie/kernels/morphology.h>

#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class MorphologyTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(MorphologyTest);

using Shape = StructuringElement::Shape;
constexpr Shape kShapes[] = {Shape::kRectangle, Shape::kCross};

std::vector<uint64_t> Scratch(const MorphologyShape& shape, const StructuringElement& element) {
  return std::vector<uint64_t>(MorphologyScratchWords(shape, element), 0xABABABABABABABABu);
}

void ExpectOracle(const MorphologyShape& shape, StructuringElement element, Content content) {
  const Extent extent = shape.extent;
  const size_t width = extent.width * shape.channels;
  SampleRows<uint8_t> source(width, extent.height, 5);
  source.Fill(content, uint32_t(extent.width));
  SampleRows<uint8_t> actual(width, extent.height, 1), expected = actual;
  for (const Shape form : kShapes) {
    element.shape = form;
    auto scratch = Scratch(shape, element);
    Dilate(source.const_rows(), {}, actual.rows(), shape, element, scratch.data());
    scalar::Dilate(source.const_rows(), {}, expected.rows(), shape, element);
    ASSERT_EQ(actual, expected) << "dilate " << element.width << "x" << element.height << " on "
                                << extent.width << "x" << extent.height << " form " << int(form);
    Erode(source.const_rows(), {}, actual.rows(), shape, element, scratch.data());
    scalar::Erode(source.const_rows(), {}, expected.rows(), shape, element);
    ASSERT_EQ(actual, expected) << "erode " << element.width << "x" << element.height << " on "
                                << extent.width << "x" << extent.height << " form " << int(form);
  }
}

TEST_P(MorphologyTest, EveryWidthWithSmallElementsEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const StructuringElement& element :
         {StructuringElement{1, 1}, {3, 3}, {2, 4}, {5, 1}, {1, 5}}) {
      ExpectOracle({{width, 6}}, element, Content::kRandom);
    }
  }
}

TEST_P(MorphologyTest, EveryElementEqualsTheOracle) {
  for (const size_t side : {1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 15, 16, 17, 40, 1000}) {
    ExpectOracle({{70, 19}}, {side, 3}, Content::kRandom);
    ExpectOracle({{70, 19}}, {3, side}, Content::kRandom);
    ExpectOracle({{7, 19}}, {side, side}, Content::kExtremes);
  }
}

TEST_P(MorphologyTest, ChannelsStayApart) {
  for (const size_t channels : {3, 4}) {
    for (const StructuringElement& element : {StructuringElement{3, 3}, {6, 2}, {15, 15}}) {
      for (const size_t width : {1, 2, 5, 16, 21, 43}) {
        ExpectOracle({{width, 20}, channels}, element, Content::kRandom);
      }
    }
  }
}

TEST_P(MorphologyTest, TheSourceMayBeTheTarget) {
  const MorphologyShape shape = {{331, 20}};
  for (const StructuringElement& element :
       {StructuringElement{4, 7}, {4, 7, Shape::kCross}, {5, 11}, {5, 11, Shape::kCross}}) {
    SampleRows<uint8_t> plane(331, 20, 3), expected(331, 20, 3);
    plane.Fill(Content::kRandom, 1);
    auto scratch = Scratch(shape, element);
    scalar::Dilate(plane.const_rows(), {}, expected.rows(), shape, element);
    Dilate(plane.const_rows(), {}, plane.rows(), shape, element, scratch.data());
    EXPECT_EQ(plane, expected);
  }
}

TEST_P(MorphologyTest, AnImageInTwoBandsEqualsTheWhole) {
  constexpr size_t kWidth = 45, kHeight = 14;
  SampleRows<uint8_t> source(kWidth * 3, kHeight, 5), whole(kWidth * 3, kHeight);
  source.Fill(Content::kRandom, 9);
  for (const StructuringElement& element :
       {StructuringElement{3, 3}, {5, 4, Shape::kCross}, {4, 9}, {3, 40}, {2, 11, Shape::kCross}}) {
    scalar::Erode(source.const_rows(), {}, whole.rows(), {{kWidth, kHeight}, 3}, element);
    for (size_t split = 0; split <= kHeight; ++split) {
      SampleRows<uint8_t> bands(kWidth * 3, kHeight);
      const MorphologyShape top = {{kWidth, split}, 3}, bottom = {{kWidth, kHeight - split}, 3};
      auto scratch = Scratch({{kWidth, kHeight}, 3}, element);
      Erode(source.const_rows(), {0, kHeight - split}, bands.rows(), top, element, scratch.data());
      Erode(source.rows_from(0, split), {split, 0}, bands.rows_from(0, split), bottom, element,
            scratch.data());
      ASSERT_EQ(bands, whole) << "split " << split << " height " << element.height;
    }
  }
}

}  // namespace
}  // namespace genie::kernels
