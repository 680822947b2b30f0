#include <genie/ops/unsharp.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(Unsharp, AFlatImageStays) {
  TestImage source(40, 30, PixelFormat::kRgb), target(40, 30, PixelFormat::kRgb);
  for (int32_t i = 0; i < 1200; ++i) source.at(i % 40, i / 40) = 90;
  Arena scratch;
  ASSERT_TRUE(Unsharp(source.view(), target.view(), {.size = 5}, {.amount_q8 = 512}, scratch).ok());
  for (int32_t i = 0; i < 1200; ++i) ASSERT_EQ(target.at(i % 40, i / 40), 90);
}

TEST(Unsharp, AnEdgeBecomesSteeper) {
  TestImage source(40, 9, PixelFormat::kGray), target(40, 9, PixelFormat::kGray);
  for (int32_t i = 0; i < 360; ++i) source.at(i % 40, i / 40) = i % 40 < 20 ? 80 : 160;
  Arena scratch;
  ASSERT_TRUE(Unsharp(source.view(), target.view(), {.size = 5}, {.amount_q8 = 256}, scratch).ok());
  EXPECT_LT(target.at(19, 4), 80);
  EXPECT_GT(target.at(20, 4), 160);
  EXPECT_EQ(target.at(5, 4), 80);
}

TEST(Unsharp, DifferencesBelowTheThresholdStay) {
  TestImage source(60, 50, PixelFormat::kGray, 5), target(60, 50, PixelFormat::kGray);
  Arena scratch;
  const Sharpening sharpening = {.amount_q8 = 4096, .threshold = 255};
  ASSERT_TRUE(Unsharp(source.view(), target.view(), {.size = 3}, sharpening, scratch).ok());
  for (int32_t i = 0; i < 3000; ++i)
    ASSERT_EQ(target.at(i % 60, i / 60), source.at(i % 60, i / 60));
}

TEST(Unsharp, AnAmountOutsideItsRangeIsNamed) {
  TestImage source(6, 5, PixelFormat::kGray), target(6, 5, PixelFormat::kGray);
  Arena scratch;
  for (const int16_t amount : {int16_t{-1}, int16_t{4097}}) {
    const Status status =
        Unsharp(source.view(), target.view(), {.size = 3}, {.amount_q8 = amount}, scratch);
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
    EXPECT_NE(status.message().find("amount"), std::string_view::npos);
  }
}

}  // namespace
}  // namespace genie::ops
