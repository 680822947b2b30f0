#include <genie/ops/components.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(Components, AreListedByTheirFirstPixel) {
  TestImage mask(40, 10, PixelFormat::kGray);
  for (int32_t y = 1; y < 9; ++y) mask.at(30, y) = 255;  // ends last, begins first
  mask.at(5, 2) = mask.at(6, 2) = 1;
  mask.at(2, 4) = 7;
  List<Component> components;
  Arena scratch;
  ASSERT_TRUE(Components(mask.view(), Connectivity::kEight, components, scratch).ok());
  ASSERT_EQ(components.size(), 3u);
  EXPECT_EQ(components[0].box, (Box{30, 1, 1, 8}));
  EXPECT_EQ(components[1].box, (Box{5, 2, 2, 1}));
  EXPECT_EQ(components[1].sum_x, 11);
  EXPECT_EQ(components[2].box, (Box{2, 4, 1, 1}));
}

TEST(Components, ASecondCallAllocatesNothing) {
  TestImage mask(100, 100, PixelFormat::kGray);
  for (int32_t i = 0; i < 100 * 100; i += 2) mask.at(i % 100, i / 100) = i / 100 % 2 == 0 ? 1 : 0;
  List<Component> components;
  Arena scratch;
  ASSERT_TRUE(Components(mask.view(), Connectivity::kFour, components, scratch).ok());
  EXPECT_EQ(components.size(), 2500u);
  scratch.Reset();
  const uint64_t before = GetAllocationStats().allocations;
  ASSERT_TRUE(Components(mask.view(), Connectivity::kFour, components, scratch).ok());
  EXPECT_EQ(GetAllocationStats().allocations, before);
  EXPECT_EQ(components.size(), 2500u);
}

TEST(Components, NoMemoryForTheListIsReported) {
  TestImage mask(10, 1, PixelFormat::kGray, 1);
  List<Component> components;
  Arena scratch;
  FailAllocationsAfter(1);
  const Status status = Components(mask.view(), Connectivity::kFour, components, scratch);
  StopFailingAllocations();
  EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
}

TEST(Components, TooManyAreALimitAndNotAList) {
  TestImage mask(2 * 1100, 2 * 1000, PixelFormat::kGray);
  for (int32_t y = 0; y < 2000; y += 2) {
    for (int32_t x = 0; x < 2200; x += 2) mask.at(x, y) = 1;
  }
  List<Component> components;
  Arena scratch;
  const Status status = Components(mask.view(), Connectivity::kEight, components, scratch);
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded);
  EXPECT_TRUE(components.empty());
}

}  // namespace
}  // namespace genie::ops
