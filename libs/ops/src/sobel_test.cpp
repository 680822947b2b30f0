#include <genie/ops/sobel.h>
#include <gtest/gtest.h>

#include <vector>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(Sobel, BytesAreTheAbsoluteSignedValues) {
  TestImage source(33, 9, PixelFormat::kBgra, 1), target(33, 9, PixelFormat::kBgra);
  std::vector<int16_t> values(size_t{33} * 9 * 4);
  ASSERT_TRUE(Sobel(source.view(), target.view(), Axis::kY).ok());
  ASSERT_TRUE(SobelSigned(source.view(), values, Axis::kY).ok());
  for (int32_t y = 0; y < 9; ++y) {
    for (int32_t i = 0; i < 33 * 4; ++i) {
      ASSERT_EQ(target.view().row(y)[i], std::min(255, std::abs(values[size_t(y * 33 * 4 + i)])));
    }
  }
}

TEST(Sobel, ARegionHasABorderOfItsOwn) {
  TestImage source(20, 8, PixelFormat::kGray, 1), target(20, 8, PixelFormat::kGray);
  const Box region = {3, 2, 10, 4};
  ASSERT_TRUE(Scharr(Crop(source.view(), region), Crop(target.view(), region), Axis::kX).ok());
  EXPECT_EQ(target.at(3, 3), 0);
  EXPECT_EQ(target.at(12, 3), 0);
  EXPECT_EQ(target.at(2, 3), 0);
}

TEST(Sobel, BadArgumentsAreRefused) {
  TestImage source(8, 8, PixelFormat::kRgb, 1), gray(8, 8, PixelFormat::kGray);
  std::vector<int16_t> small(8 * 8 * 3 - 1);
  EXPECT_EQ(Sobel(source.view(), gray.view(), Axis::kX).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Sobel(source.view(), source.view(), Axis::kX).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Scharr(ConstImageView{}, gray.view(), Axis::kX).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(SobelSigned(source.view(), small, Axis::kX).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(ScharrSigned(source.view(), small, Axis::kX).code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
