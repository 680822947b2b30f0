#include <genie/ops/canny.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(Canny, AWeakSideOfASquareHangsOnItsStrongOnes) {
  TestImage source(40, 30, PixelFormat::kGray), target(40, 30, PixelFormat::kGray);
  for (int32_t y = 0; y < 30; ++y) {
    for (int32_t x = 0; x < 40; ++x) {
      const bool is_inside = x >= 10 && x < 30 && y >= 8 && y < 22;
      source.at(x, y) = is_inside ? 100 : y < 15 ? 40 : 80;  // |dx| = 240 above, 80 below
    }
  }
  Arena scratch;
  ASSERT_TRUE(Canny(source.view(), target.view(), 50, 150, scratch).ok());
  EXPECT_EQ(target.at(9, 10), 255);
  EXPECT_EQ(target.at(9, 18), 255);  // weak
  EXPECT_EQ(target.at(20, 18), 0);
  scratch.Reset();
  ASSERT_TRUE(Canny(source.view(), target.view(), 50, 700, scratch).ok());
  EXPECT_EQ(target.at(9, 10), 0);
}

TEST(Canny, ASecondCallAllocatesNothing) {
  TestImage source(100, 50, PixelFormat::kGray, 1), target(100, 50, PixelFormat::kGray);
  Arena scratch;
  ASSERT_TRUE(Canny(source.view(), target.view(), 50, 150, scratch).ok());
  scratch.Reset();
  const uint64_t before = GetAllocationStats().allocations;
  ASSERT_TRUE(Canny(source.view(), target.view(), 50, 150, scratch).ok());
  EXPECT_EQ(GetAllocationStats().allocations, before);
}

TEST(Canny, BadArgumentsAreRefused) {
  TestImage source(8, 8, PixelFormat::kGray, 1), target(8, 8, PixelFormat::kGray);
  TestImage color(8, 8, PixelFormat::kRgb, 1), narrow(7, 8, PixelFormat::kGray);
  Arena scratch;
  EXPECT_EQ(Canny(color.view(), target.view(), 50, 150, scratch).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(Canny(source.view(), narrow.view(), 50, 150, scratch).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(Canny(source.view(), source.view(), 50, 150, scratch).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(Canny(source.view(), target.view(), 150, 50, scratch).code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(Canny(source.view(), target.view(), -1, 50, scratch).code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
