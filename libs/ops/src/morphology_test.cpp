#include <genie/ops/morphology.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

constexpr StructuringElement kElements[] = {
    {3, 3}, {5, 2}, {4, 11, StructuringElement::Shape::kCross}, {100000, 100000}};

TEST(Open, IsAnErosionAndADilationForEveryFormat) {
  Arena scratch;
  for (const PixelFormat format : {PixelFormat::kGray, PixelFormat::kRgb, PixelFormat::kBgra}) {
    for (const StructuringElement& element : kElements) {
      TestImage source(37, 21, format, 1), opened(37, 21, format), expected(37, 21, format);
      ASSERT_TRUE(Open(source.view(), opened.view(), element, scratch).ok());
      ASSERT_TRUE(Erode(source.view(), expected.view(), element, scratch).ok());
      ASSERT_TRUE(Dilate(expected.view(), expected.view(), element, scratch).ok());
      for (int32_t i = 0; i < 37 * 21; ++i) {
        ASSERT_EQ(opened.at(i % 37, i / 37), expected.at(i % 37, i / 37));
      }
    }
  }
}

TEST(Close, FillsAHoleSmallerThanTheElementAndLeavesALargerOne) {
  TestImage image(20, 20, PixelFormat::kGray);
  for (int32_t i = 0; i < 400; ++i) image.at(i % 20, i / 20) = 200;
  image.at(5, 5) = 0;
  for (int32_t i = 0; i < 25; ++i) image.at(12 + i % 5, 12 + i / 5) = 0;
  Arena scratch;
  ASSERT_TRUE(Close(image.view(), image.view(), {3, 3}, scratch).ok());
  EXPECT_EQ(image.at(5, 5), 200);
  EXPECT_EQ(image.at(14, 14), 0);
}

TEST(MorphologyGradient, IsTheDilationMinusTheErosionAcrossBands) {
  Arena scratch;
  for (const PixelFormat format : {PixelFormat::kGray, PixelFormat::kRgba}) {
    for (const StructuringElement& element : kElements) {
      TestImage source(23, 150, format, 1), actual(23, 150, format);
      TestImage dilated(23, 150, format), eroded(23, 150, format);
      ASSERT_TRUE(MorphologyGradient(source.view(), actual.view(), element, scratch).ok());
      ASSERT_TRUE(Dilate(source.view(), dilated.view(), element, scratch).ok());
      ASSERT_TRUE(Erode(source.view(), eroded.view(), element, scratch).ok());
      for (int32_t y = 0; y < 150; ++y) {
        for (int32_t x = 0; x < 23; ++x) {
          ASSERT_EQ(actual.at(x, y), dilated.at(x, y) - eroded.at(x, y)) << x << " " << y;
        }
      }
    }
  }
}

TEST(MorphologyGradient, WorksNotInPlace) {
  TestImage image(9, 9, PixelFormat::kGray, 1);
  Arena scratch;
  EXPECT_EQ(MorphologyGradient(image.view(), image.view(), {3, 3}, scratch).code(),
            StatusCode::kInvalidArgument);
}

TEST(Dilate, FormatsThatDifferAreRefused) {
  TestImage source(9, 9, PixelFormat::kRgb, 1), target(9, 9, PixelFormat::kBgr);
  Arena scratch;
  EXPECT_EQ(Dilate(source.view(), target.view(), {3, 3}, scratch).code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
