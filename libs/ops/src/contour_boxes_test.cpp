#include <genie/ops/components.h>
#include <genie/ops/contour_boxes.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TestImage DotsMask(int32_t width, int32_t height) {
  TestImage mask(width, height, PixelFormat::kGray);
  for (int32_t y = 0; y < height; y += 2) {
    for (int32_t x = 0; x < width; x += 2) mask.at(x, y) = 1;
  }
  return mask;
}

TEST(ContourBoxes, AreTheBoxesOfComponentsOutsideOfHoles) {
  TestImage mask(40, 30, PixelFormat::kGray, 3);
  for (int32_t i = 0; i < 40 * 30; ++i) mask.at(i % 40, i / 40) = 0;
  for (int32_t x = 5; x < 25; ++x) mask.at(x, 4) = mask.at(x, 20) = 255;
  for (int32_t y = 4; y <= 20; ++y) mask.at(5, y) = mask.at(24, y) = 255;
  mask.at(10, 10) = 1;  // inside of the frame
  mask.at(33, 2) = 1;   // beside it
  List<Box> boxes;
  List<Component> components;
  Arena scratch;
  ASSERT_TRUE(ContourBoxes(mask.view(), boxes, scratch).ok());
  ASSERT_TRUE(Components(mask.view(), Connectivity::kEight, components, scratch).ok());
  ASSERT_EQ(components.size(), 3u);
  ASSERT_EQ(boxes.size(), 2u);
  EXPECT_EQ(boxes[0], components[0].box);
  EXPECT_EQ(boxes[1], components[1].box);
}

TEST(ContourBoxes, MoreThanTheFirstRoomAreAllListed) {
  TestImage mask = DotsMask(700, 800);  // 140,000 dots
  List<Box> boxes;
  Arena scratch;
  ASSERT_TRUE(ContourBoxes(mask.view(), boxes, scratch).ok());
  ASSERT_EQ(boxes.size(), 350u * 400u);
  EXPECT_EQ(boxes[351], (Box{2, 2, 1, 1}));
}

TEST(ContourBoxes, ASecondCallAllocatesNothing) {
  TestImage mask = DotsMask(100, 100);
  List<Box> boxes;
  Arena scratch;
  ASSERT_TRUE(ContourBoxes(mask.view(), boxes, scratch).ok());
  scratch.Reset();
  ASSERT_TRUE(ContourBoxes(mask.view(), boxes, scratch).ok());
  scratch.Reset();
  const uint64_t before = GetAllocationStats().allocations;
  ASSERT_TRUE(ContourBoxes(mask.view(), boxes, scratch).ok());
  EXPECT_EQ(GetAllocationStats().allocations, before);
  EXPECT_EQ(boxes.size(), 2500u);
}

TEST(ContourBoxes, NoMemoryIsReported) {
  TestImage mask = DotsMask(10, 10);
  Status status;
  for (int32_t allocations = 0; allocations < 2; ++allocations) {
    List<Box> boxes;
    Arena scratch;
    FailAllocationsAfter(allocations);
    status = ContourBoxes(mask.view(), boxes, scratch);
    StopFailingAllocations();
    EXPECT_EQ(status.code(), StatusCode::kOutOfMemory) << allocations;
    EXPECT_TRUE(boxes.empty());
  }
}

TEST(ContourBoxes, ColoursAreRefused) {
  TestImage image(8, 8, PixelFormat::kRgb);
  List<Box> boxes;
  Arena scratch;
  EXPECT_EQ(ContourBoxes(image.view(), boxes, scratch).code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
