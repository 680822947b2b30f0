#include <genie/ops/masks.h>
#include <gtest/gtest.h>

#include <vector>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(PackRgbx, RowsFollowEachOtherWithoutPadding) {
  TestImage source(3, 2, PixelFormat::kGray);
  source.at(2, 0) = 7;
  source.at(0, 1) = 9;
  std::vector<uint32_t> target(6);
  ASSERT_TRUE(PackRgbx(source.view(), target).ok());
  EXPECT_EQ(target, (std::vector<uint32_t>{0, 0, 0x070707, 0x090909, 0, 0}));
  EXPECT_EQ(PackRgbx(source.view(), std::span(target).first(5)).code(),
            StatusCode::kInvalidArgument);
}

TEST(EqualMasks, TheLastColumnAndRowHaveNoNeighbour) {
  TestImage source(66, 3, PixelFormat::kBgr);
  std::vector<uint64_t> right(6), down(6);
  Arena scratch;
  ASSERT_TRUE(EqualMasks(source.view(), 0, right, down, scratch).ok());
  EXPECT_EQ(right, (std::vector<uint64_t>{~uint64_t{0}, 1, ~uint64_t{0}, 1, ~uint64_t{0}, 1}));
  EXPECT_EQ(down, (std::vector<uint64_t>{~uint64_t{0}, 3, ~uint64_t{0}, 3, 0, 0}));
}

TEST(EqualMasks, OnePixelHasNoNeighbour) {
  TestImage source(1, 1, PixelFormat::kRgba);
  std::vector<uint64_t> right(1, 42), down(1, 42);
  Arena scratch;
  ASSERT_TRUE(EqualMasks(source.view(), 255, right, down, scratch).ok());
  EXPECT_EQ(right[0], 0u);
  EXPECT_EQ(down[0], 0u);
}

TEST(EqualMasks, ToleranceDecides) {
  TestImage source(2, 1, PixelFormat::kRgb);
  source.at(1, 0) = 4;
  std::vector<uint64_t> right(1), down(1);
  Arena scratch;
  ASSERT_TRUE(EqualMasks(source.view(), 3, right, down, scratch).ok());
  EXPECT_EQ(right[0], 0u);
  ASSERT_TRUE(EqualMasks(source.view(), 4, right, down, scratch).ok());
  EXPECT_EQ(right[0], 1u);
}

TEST(EqualMasks, TooSmallAnOutputIsNamed) {
  TestImage source(66, 3, PixelFormat::kRgb);
  std::vector<uint64_t> right(6), down(5);
  Arena scratch;
  const Status status = EqualMasks(source.view(), 0, right, down, scratch);
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_TRUE(status.message().starts_with("down: ")) << status.message();
}

}  // namespace
}  // namespace genie::ops
