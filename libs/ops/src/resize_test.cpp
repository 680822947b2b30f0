#include <genie/ops/resize.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(Resize, HalvingByAreaIsTheRoundedMeanOfFour) {
  TestImage source(8, 6, PixelFormat::kBgra, 1), target(4, 3, PixelFormat::kBgra);
  Arena scratch;
  ASSERT_TRUE(Resize(source.view(), target.view(), ResizeFilter::kArea, scratch).ok());
  for (int32_t y = 0; y < 3; ++y) {
    for (int32_t x = 0; x < 4; ++x) {
      const int sum = source.at(2 * x, 2 * y) + source.at(2 * x + 1, 2 * y) +
                      source.at(2 * x, 2 * y + 1) + source.at(2 * x + 1, 2 * y + 1);
      EXPECT_EQ(target.at(x, y), (sum + 2) / 4);
    }
  }
}

TEST(Resize, FormatsThatDifferAreRefused) {
  TestImage source(8, 6, PixelFormat::kBgra), target(4, 3, PixelFormat::kRgba);
  Arena scratch;
  EXPECT_EQ(Resize(source.view(), target.view(), ResizeFilter::kArea, scratch).code(),
            StatusCode::kInvalidArgument);
}

TEST(Resize, OverlappingViewsAreRefused) {
  TestImage image(8, 8, PixelFormat::kGray);
  Arena scratch;
  EXPECT_EQ(
      Resize(image.view(), Crop(image.view(), {4, 4, 2, 2}), ResizeFilter::kArea, scratch).code(),
      StatusCode::kInvalidArgument);
}

TEST(Resize, AnEmptyTargetIsRefused) {
  TestImage image(8, 8, PixelFormat::kGray);
  Arena scratch;
  EXPECT_EQ(Resize(image.view(), ImageView{}, ResizeFilter::kBilinear, scratch).code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
