#include <genie/ops/warp_affine.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(WarpAffine, TheIdentityIsACopy) {
  TestImage source(9, 7, PixelFormat::kRgb, 1), target(9, 7, PixelFormat::kRgb);
  Arena scratch;
  for (const WarpFilter filter : {WarpFilter::kNearest, WarpFilter::kBilinear}) {
    ASSERT_TRUE(WarpAffine(source.view(), target.view(), {}, filter, {}, scratch).ok());
    for (int32_t i = 0; i < 63; ++i) ASSERT_EQ(target.at(i % 9, i / 9), source.at(i % 9, i / 9));
  }
}

TEST(WarpAffine, OutsideOfTheSourceIsTheBorder) {
  TestImage source(4, 4, PixelFormat::kBgra, 1), target(4, 4, PixelFormat::kBgra);
  Arena scratch;
  const BorderValue border = {{1, 2, 3, 4}};
  const AffineMatrix away = {.x0 = AffineMatrix::kMostOffset};
  ASSERT_TRUE(
      WarpAffine(source.view(), target.view(), away, WarpFilter::kBilinear, border, scratch).ok());
  for (int c = 0; c < 4; ++c) EXPECT_EQ((&target.at(3, 3))[c], c + 1);
}

TEST(WarpAffine, AFactorBeyondTheLimitIsRefused) {
  TestImage source(4, 4, PixelFormat::kGray), target(4, 4, PixelFormat::kGray);
  Arena scratch;
  const AffineMatrix matrix = {.yx = -AffineMatrix::kMostFactor - 1};
  EXPECT_EQ(
      WarpAffine(source.view(), target.view(), matrix, WarpFilter::kNearest, {}, scratch).code(),
      StatusCode::kInvalidArgument);
}

TEST(WarpAffine, FormatsThatDifferAreRefused) {
  TestImage source(4, 4, PixelFormat::kGray), target(4, 4, PixelFormat::kRgb);
  Arena scratch;
  EXPECT_EQ(WarpAffine(source.view(), target.view(), {}, WarpFilter::kNearest, {}, scratch).code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
