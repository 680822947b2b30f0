#include <genie/ops/components.h>
#include <gtest/gtest.h>

#include <vector>

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

TEST(ComponentLabels, AreThePositionsInTheListOfComponents) {
  TestImage mask(70, 40, PixelFormat::kGray, 3);
  for (int32_t i = 0; i < 70 * 40; ++i) mask.at(i % 70, i / 70) &= i % 3 == 0 ? 0 : 3;
  List<Component> components;
  Arena scratch;
  ASSERT_TRUE(Components(mask.view(), Connectivity::kFour, components, scratch).ok());
  std::vector<int32_t> labels(75 * 40, -1);
  int64_t count = 0;
  ASSERT_TRUE(ComponentLabels(mask.view(), Connectivity::kFour, {labels.data(), 70, 40, 75 * 4},
                              count, scratch)
                  .ok());
  ASSERT_EQ(size_t(count), components.size());
  std::vector<int64_t> areas(components.size());
  for (size_t i = 0; i < labels.size(); ++i) {
    if (i % 75 >= 70) {
      ASSERT_EQ(labels[i], -1);  // between the rows
    } else if (labels[i] > 0) {
      ++areas[size_t(labels[i]) - 1];
    }
  }
  for (size_t i = 0; i < areas.size(); ++i) EXPECT_EQ(areas[i], components[i].area);
}

TEST(ComponentLabels, ATargetOfAnotherSizeOrStrideIsInvalid) {
  TestImage mask(10, 4, PixelFormat::kGray);
  std::vector<int32_t> labels(40);
  Arena scratch;
  int64_t count = 0;
  for (const LabelView& target :
       {LabelView{}, LabelView{labels.data(), 9, 4, 40}, LabelView{labels.data(), 10, 4, 39},
        LabelView{labels.data(), 10, 4, 36},
        LabelView{labels.data(), 10, 4, PTRDIFF_MAX / 8 * 8}}) {
    const Status status =
        ComponentLabels(mask.view(), Connectivity::kEight, target, count, scratch);
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace genie::ops
