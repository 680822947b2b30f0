#include <genie/ops/flip.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(Rotate90, FourTurnsAreTheImageAgain) {
  TestImage source(21, 13, PixelFormat::kBgra, 1);
  TestImage once(13, 21, PixelFormat::kBgra), twice(21, 13, PixelFormat::kBgra);
  TestImage both(21, 13, PixelFormat::kBgra);
  ASSERT_TRUE(Rotate90(source.view(), once.view(), QuarterTurn::kClockwise).ok());
  ASSERT_TRUE(Rotate90(once.view(), twice.view(), QuarterTurn::kClockwise).ok());
  ASSERT_TRUE(Flip(source.view(), both.view(), FlipAxis::kBoth).ok());
  for (int32_t i = 0; i < 21 * 13; ++i) {
    ASSERT_EQ(twice.at(i % 21, i / 21), both.at(i % 21, i / 21));
  }
  ASSERT_TRUE(Rotate90(once.view(), twice.view(), QuarterTurn::kCounterclockwise).ok());
  for (int32_t i = 0; i < 21 * 13; ++i) {
    ASSERT_EQ(twice.at(i % 21, i / 21), source.at(i % 21, i / 21));
  }
}

TEST(Rotate90, ATargetOfTheSourcesShapeIsRefused) {
  TestImage source(8, 6, PixelFormat::kRgb), target(8, 6, PixelFormat::kRgb);
  EXPECT_EQ(Rotate90(source.view(), target.view(), QuarterTurn::kClockwise).code(),
            StatusCode::kInvalidArgument);
}

TEST(Flip, InPlaceIsRefused) {
  TestImage image(8, 6, PixelFormat::kRgb);
  EXPECT_EQ(Flip(image.view(), image.view(), FlipAxis::kVertical).code(),
            StatusCode::kInvalidArgument);
}

TEST(Flip, SizesThatDifferAreRefused) {
  TestImage source(8, 6, PixelFormat::kRgb), target(8, 5, PixelFormat::kRgb);
  EXPECT_EQ(Flip(source.view(), target.view(), FlipAxis::kBoth).code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
