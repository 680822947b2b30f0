#include <genie/ops/statistics.h>
#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(Histogram, CountsEachChannelAlone) {
  TestImage image(30, 20, PixelFormat::kRgba, 7);
  for (int32_t y = 0; y < 20; ++y) {
    for (int32_t x = 0; x < 30; ++x) (&image.at(x, y))[2] = 9;
  }
  HistogramCounts counts;
  ASSERT_TRUE(Histogram(image.view(), 2, counts).ok());
  EXPECT_EQ(counts[9], 600u);
  ASSERT_TRUE(Histogram(image.view(), 0, counts).ok());
  EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), 0u), 600u);
  EXPECT_LT(counts[9], 600u);
}

TEST(Histogram, AChannelThatIsNotThereIsAnError) {
  TestImage image(3, 2, PixelFormat::kRgb);
  HistogramCounts counts;
  EXPECT_EQ(Histogram(image.view(), 3, counts).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Histogram(image.view(), -1, counts).code(), StatusCode::kInvalidArgument);
}

TEST(MeanStdDev, OfTwoValuesIsTheirMiddleAndHalfTheirDistance) {
  TestImage image(10, 10, PixelFormat::kRgb);
  for (int32_t i = 0; i < 100; ++i) (&image.at(i % 10, i / 10))[1] = i % 2 == 0 ? 10 : 250;
  const auto result = MeanStdDev(image.view());
  ASSERT_TRUE(result);
  EXPECT_EQ(result->mean[1], 130);
  EXPECT_EQ(result->deviation[1], 120);
  EXPECT_EQ(result->mean[0], 0);
  EXPECT_EQ(result->deviation[0], 0);
}

TEST(MeanStdDev, AFlatPlaneHasNoDeviationAtAll) {
  TestImage image(997, 613, PixelFormat::kGray);
  for (int32_t y = 0; y < 613; ++y) {
    for (int32_t x = 0; x < 997; ++x) image.at(x, y) = 253;
  }
  const auto result = MeanStdDev(image.view());
  ASSERT_TRUE(result);
  EXPECT_EQ(result->mean[0], 253);
  EXPECT_EQ(result->deviation[0], 0);
}

TEST(MinMaxLocation, GivesTheFirstPlaceOfEach) {
  TestImage image(50, 9, PixelFormat::kGray);
  for (int32_t y = 0; y < 9; ++y) {
    for (int32_t x = 0; x < 50; ++x) image.at(x, y) = 100;
  }
  image.at(40, 3) = image.at(2, 7) = 5;
  image.at(6, 8) = 200;
  const auto found = MinMaxLocation(image.view());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->least, 5);
  EXPECT_EQ(found->least_x, 40);
  EXPECT_EQ(found->least_y, 3);
  EXPECT_EQ(found->most, 200);
  EXPECT_EQ(found->most_x, 6);
  EXPECT_EQ(found->most_y, 8);
}

TEST(Integral, TooSmallAnOutputIsNamed) {
  TestImage image(5, 4, PixelFormat::kGray, 3);
  std::vector<uint32_t> sums(30);
  std::vector<uint64_t> squares(29);
  EXPECT_TRUE(Integral(image.view(), sums).ok());
  const Status status = Integral(image.view(), sums, squares);
  EXPECT_TRUE(status.message().starts_with("squares: ")) << status.message();
  EXPECT_EQ(Integral(image.view(), std::span(sums).first(29)).code(), StatusCode::kInvalidArgument);
}

TEST(Statistics, FormatsThatAreNotGrayAreNamed) {
  TestImage image(5, 4, PixelFormat::kRgb);
  EXPECT_FALSE(MinMaxLocation(image.view()));
  std::vector<uint32_t> sums(30);
  EXPECT_EQ(Integral(image.view(), sums).code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
