// What all operations share: good calls give the kernels' results, bad ones a clear error.
#include <genie/kernels/gray.h>
#include <genie/ops/absolute_difference.h>
#include <genie/ops/gradient.h>
#include <genie/ops/gray.h>
#include <genie/ops/morphology.h>
#include <genie/ops/threshold.h>
#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(Gray, ARegionOfInterestIsConvertedAsTheWholeImageWouldBe) {
  TestImage source(50, 20, PixelFormat::kBgra, 1), whole(50, 20, PixelFormat::kGray);
  TestImage part(50, 20, PixelFormat::kGray);
  const Box region = {7, 3, 30, 11};
  ASSERT_TRUE(Gray(source.view(), whole.view()).ok());
  ASSERT_TRUE(Gray(Crop(source.view(), region), Crop(part.view(), region)).ok());
  for (int32_t y = 0; y < 20; ++y) {
    for (int32_t x = 0; x < 50; ++x) {
      ASSERT_EQ(part.at(x, y), Contains(region, x, y) ? whole.at(x, y) : 0);
    }
  }
}

TEST(Gray, AnEmptySourceIsNamed) {
  TestImage target(4, 4, PixelFormat::kGray);
  const Status status = Gray(ConstImageView{}, target.view());
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_TRUE(status.message().starts_with("source: ")) << status.message();
}

TEST(Gray, ATargetOfAnotherSizeIsRefused) {
  TestImage source(4, 4, PixelFormat::kRgb), target(4, 5, PixelFormat::kGray);
  EXPECT_EQ(Gray(source.view(), target.view()).code(), StatusCode::kInvalidArgument);
}

TEST(Gray, AStrideShorterThanARowIsRefused) {
  TestImage source(4, 4, PixelFormat::kRgb), target(4, 4, PixelFormat::kGray);
  ImageView squeezed = source.view();
  squeezed.stride_bytes = 11;
  EXPECT_EQ(Gray(squeezed, target.view()).code(), StatusCode::kInvalidArgument);
}

TEST(Gray, AnUnknownFormatIsRefused) {
  TestImage source(4, 4, PixelFormat::kRgb), target(4, 4, PixelFormat::kGray);
  ImageView odd = source.view();
  odd.format = static_cast<PixelFormat>(9);
  EXPECT_EQ(Gray(odd, target.view()).code(), StatusCode::kInvalidArgument);
}

TEST(Gray, OverlappingViewsAreRefused) {
  TestImage image(8, 8, PixelFormat::kGray, 1);
  EXPECT_EQ(Gray(Crop(image.view(), {0, 0, 4, 4}), Crop(image.view(), {2, 2, 4, 4})).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(Gray(image.view(), image.view()).code(), StatusCode::kInvalidArgument);
}

TEST(Gradient, AColouredSourceIsRefused) {
  TestImage source(4, 4, PixelFormat::kRgb), target(4, 4, PixelFormat::kGray);
  EXPECT_EQ(Gradient(source.view(), target.view()).code(), StatusCode::kInvalidArgument);
}

TEST(Gradient, AFlatImageHasNone) {
  TestImage source(40, 4, PixelFormat::kGray), target(40, 4, PixelFormat::kGray, 1);
  ASSERT_TRUE(Gradient(source.view(), target.view()).ok());
  EXPECT_EQ(target.at(20, 2), 0);
}

TEST(AbsoluteDifference, WorksInPlaceOnEveryChannel) {
  TestImage a(40, 4, PixelFormat::kRgba, 1), b(40, 4, PixelFormat::kRgba, 1);
  b.at(39, 3) ^= 0x40;
  ASSERT_TRUE(AbsoluteDifference(a.view(), b.view(), b.view()).ok());
  EXPECT_EQ(b.at(39, 3), 0x40);
  EXPECT_EQ(b.at(0, 0), 0);
}

TEST(AbsoluteDifference, FormatsThatDifferAreRefused) {
  TestImage a(4, 4, PixelFormat::kRgb), b(4, 4, PixelFormat::kBgr), target(4, 4, PixelFormat::kRgb);
  EXPECT_EQ(AbsoluteDifference(a.view(), b.view(), target.view()).code(),
            StatusCode::kInvalidArgument);
}

TEST(Threshold, WorksInPlaceButNotOnAShiftedView) {
  TestImage image(9, 3, PixelFormat::kGray, 1);
  const bool above = image.at(8, 2) > 100;
  EXPECT_EQ(
      Threshold(Crop(image.view(), {0, 0, 8, 3}), 100, Crop(image.view(), {1, 0, 8, 3})).code(),
      StatusCode::kInvalidArgument);
  ASSERT_TRUE(Threshold(image.view(), 100, image.view()).ok());
  EXPECT_EQ(image.at(8, 2), above ? 255 : 0);
}

TEST(ThresholdBits, TooSmallAMaskIsRefused) {
  TestImage image(65, 3, PixelFormat::kGray, 1);
  std::array<uint64_t, 6> bits = {};
  EXPECT_EQ(ThresholdBits(image.view(), 0, std::span(bits).first(5)).code(),
            StatusCode::kInvalidArgument);
  EXPECT_TRUE(ThresholdBits(image.view(), 0, bits).ok());
}

TEST(Dilate, AnEmptyElementIsRefused) {
  TestImage image(9, 3, PixelFormat::kGray, 1);
  Arena scratch;
  EXPECT_EQ(Dilate(image.view(), image.view(), {0, 3}, scratch).code(),
            StatusCode::kInvalidArgument);
}

TEST(Dilate, NoMemoryForScratchIsReported) {
  TestImage image(9, 3, PixelFormat::kGray, 1);
  Arena scratch;
  FailAllocationsAfter(0);
  const Status status = Dilate(image.view(), image.view(), {3, 3}, scratch);
  StopFailingAllocations();
  EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
}

TEST(Erode, UndoesTheDilationOfABlock) {
  TestImage image(20, 20, PixelFormat::kGray), result(20, 20, PixelFormat::kGray);
  for (int32_t y = 8; y < 12; ++y) {
    for (int32_t x = 8; x < 12; ++x) image.at(x, y) = 255;
  }
  Arena scratch;
  ASSERT_TRUE(Dilate(image.view(), result.view(), {5, 3}, scratch).ok());
  EXPECT_EQ(result.at(6, 7), 255);
  EXPECT_EQ(result.at(5, 7), 0);
  ASSERT_TRUE(Erode(result.view(), result.view(), {5, 3}, scratch).ok());
  for (int32_t i = 0; i < 400; ++i) ASSERT_EQ(result.at(i % 20, i / 20), image.at(i % 20, i / 20));
}

}  // namespace
}  // namespace genie::ops
