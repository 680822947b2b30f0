// Laplacian and GradientMagnitude on views; sobel_test.cpp has their kin.
#include <genie/ops/gradient_magnitude.h>
#include <genie/ops/laplacian.h>
#include <gtest/gtest.h>

#include <vector>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(Laplacian, BytesAreTheAbsoluteSignedValues) {
  for (const auto stencil : {LaplacianStencil::kSides, LaplacianStencil::kCorners}) {
    TestImage source(40, 7, PixelFormat::kRgb, 1), target(40, 7, PixelFormat::kRgb);
    std::vector<int16_t> values(size_t{40} * 7 * 3);
    ASSERT_TRUE(Laplacian(source.view(), target.view(), stencil).ok());
    ASSERT_TRUE(LaplacianSigned(source.view(), values, stencil).ok());
    for (int32_t y = 0; y < 7; ++y) {
      for (int32_t i = 0; i < 40 * 3; ++i) {
        ASSERT_EQ(target.view().row(y)[i], std::min(255, std::abs(values[size_t(y * 120 + i)])));
      }
    }
  }
}

TEST(Laplacian, BadArgumentsAreRefused) {
  TestImage source(8, 8, PixelFormat::kRgb, 1), gray(8, 8, PixelFormat::kGray);
  std::vector<int16_t> small(8 * 8 * 3 - 1);
  EXPECT_EQ(Laplacian(source.view(), gray.view(), LaplacianStencil::kSides).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(LaplacianSigned(source.view(), small, LaplacianStencil::kSides).code(),
            StatusCode::kInvalidArgument);
}

TEST(GradientMagnitude, TheRootIsAtMostTheSum) {
  TestImage source(50, 9, PixelFormat::kBgra, 1);
  TestImage sum(50, 9, PixelFormat::kBgra), root(50, 9, PixelFormat::kBgra);
  ASSERT_TRUE(GradientMagnitude(source.view(), sum.view(), Norm::kL1).ok());
  ASSERT_TRUE(GradientMagnitude(source.view(), root.view(), Norm::kL2).ok());
  int32_t largest = 0;
  for (int32_t y = 0; y < 9; ++y) {
    for (int32_t i = 0; i < 50 * 4; ++i) {
      ASSERT_LE(root.view().row(y)[i], sum.view().row(y)[i]);
      largest = std::max<int32_t>(largest, root.view().row(y)[i]);
    }
  }
  EXPECT_EQ(largest, 255);
}

TEST(GradientMagnitude, ATargetOfAnotherShapeIsRefused) {
  TestImage source(8, 8, PixelFormat::kRgb, 1), gray(8, 8, PixelFormat::kGray);
  TestImage narrow(7, 8, PixelFormat::kRgb);
  EXPECT_EQ(GradientMagnitude(source.view(), gray.view(), Norm::kL1).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(GradientMagnitude(source.view(), narrow.view(), Norm::kL2).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(GradientMagnitude(source.view(), source.view(), Norm::kL1).code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
