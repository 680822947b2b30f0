#include <genie/ops/equalize.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TestImage Gray(int32_t width, int32_t height, uint32_t seed = 0) {
  return TestImage(width, height, PixelFormat::kGray, seed);
}

TEST(OtsuLimit, LiesBetweenTwoHeaps) {
  HistogramCounts counts = {};
  counts[40] = counts[42] = 500;
  counts[200] = 300;
  EXPECT_EQ(OtsuLimit(counts), 42);
}

TEST(OtsuLimit, OfOneValueIsZero) {
  HistogramCounts counts = {};
  counts[77] = 10;
  EXPECT_EQ(OtsuLimit(counts), 0);
  EXPECT_EQ(OtsuLimit(HistogramCounts{}), 0);
}

// The definition, with the variances as exact fractions.
uint8_t NaiveLimit(const HistogramCounts& counts) {
  long double best = 0;
  uint8_t limit = 0;
  for (int split = 0; split < 255; ++split) {
    long double n[2] = {}, sum[2] = {};
    for (int value = 0; value < 256; ++value) {
      n[value > split] += counts[size_t(value)];
      sum[value > split] += (long double)(counts[size_t(value)]) * value;
    }
    if (n[0] == 0 || n[1] == 0) continue;
    const long double apart = sum[1] / n[1] - sum[0] / n[0];
    if (n[0] * n[1] * apart * apart > best * (1 + 1e-15L)) {
      best = n[0] * n[1] * apart * apart;
      limit = uint8_t(split);
    }
  }
  return limit;
}

TEST(OtsuLimit, EqualsTheDefinition) {
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    HistogramCounts counts;
    for (uint32_t& count : counts) count = random() % 5 == 0 ? random() % 1000 : 0;
    ASSERT_EQ(OtsuLimit(counts), NaiveLimit(counts));
  }
}

TEST(OtsuThreshold, ThresholdsAtTheLimitThatItGives) {
  TestImage source = Gray(64, 5), target = Gray(64, 5);
  for (int32_t x = 32; x < 64; ++x) source.at(x, 2) = 90;
  const auto limit = OtsuThreshold(source.view(), target.view());
  ASSERT_TRUE(limit);
  EXPECT_LT(*limit, 90);
  EXPECT_EQ(target.at(31, 2), 0);
  EXPECT_EQ(target.at(32, 2), 255);
}

TEST(EqualizeHistogram, SpreadsTwoValuesToTheEnds) {
  TestImage source = Gray(10, 10);
  for (int32_t i = 0; i < 100; ++i) source.at(i % 10, i / 10) = i < 30 ? 100 : i < 60 ? 101 : 102;
  ASSERT_TRUE(EqualizeHistogram(source.view(), source.view()).ok());
  EXPECT_EQ(source.at(0, 0), 0);
  EXPECT_EQ(source.at(0, 3), 109);  // 30 of the 70 above the first: 255 * 30 / 70 = 109.3
  EXPECT_EQ(source.at(0, 9), 255);
}

TEST(EqualizeHistogram, OneValueStays) {
  TestImage source = Gray(7, 3);
  for (int32_t i = 0; i < 21; ++i) source.at(i % 7, i / 7) = 42;
  ASSERT_TRUE(EqualizeHistogram(source.view(), source.view()).ok());
  EXPECT_EQ(source.at(3, 1), 42);
}

TEST(Clahe, OneTileWithoutALimitFollowsTheWholeHistogram) {
  TestImage source = Gray(40, 30, 9), target = Gray(40, 30);
  Arena scratch;
  const ClaheOptions options = {.clip_limit = 0, .tiles_x = 1, .tiles_y = 1};
  ASSERT_TRUE(Clahe(source.view(), target.view(), options, scratch).ok());
  HistogramCounts counts;
  ASSERT_TRUE(Histogram(source.view(), 0, counts).ok());
  uint32_t sum = 0;
  std::array<uint32_t, 256> table;
  for (size_t value = 0; value < 256; ++value) {
    sum += counts[value];
    table[value] = (2 * 255 * sum + 1200) / 2400;
  }
  for (int32_t i = 0; i < 1200; ++i) {
    ASSERT_EQ(target.at(i % 40, i / 40), table[source.at(i % 40, i / 40)]);
  }
}

TEST(Clahe, SidesThatAreNoMultiplesOfTheTilesAreMirrored) {
  // 5 columns in 2 tiles of 3: column 5 is column 3. A plane continued so by hand gives the same
  // tables, hence the same pixels.
  for (const int32_t width : {5, 13, 31}) {
    const int32_t tiles = 4, tile = (width + tiles - 1) / tiles, padded = tile * tiles;
    TestImage source = Gray(width, 16, 3), target = Gray(width, 16);
    TestImage wide = Gray(padded, 16), wide_target = Gray(padded, 16);
    for (int32_t y = 0; y < 16; ++y) {
      for (int32_t x = 0; x < padded; ++x) {
        wide.at(x, y) = source.at(x < width ? x : 2 * (width - 1) - x, y);
      }
    }
    Arena scratch;
    const ClaheOptions options = {.clip_limit = 3, .tiles_x = tiles, .tiles_y = 2};
    ASSERT_TRUE(Clahe(source.view(), target.view(), options, scratch).ok());
    ASSERT_TRUE(Clahe(wide.view(), wide_target.view(), options, scratch).ok());
    for (int32_t y = 0; y < 16; ++y) {
      for (int32_t x = 0; x < width; ++x) {
        ASSERT_EQ(target.at(x, y), wide_target.at(x, y)) << "width " << width << " at " << x;
      }
    }
  }
}

TEST(Clahe, OptionsOutsideTheirRangeAreNamed) {
  TestImage source = Gray(40, 30, 9), target = Gray(40, 30);
  Arena scratch;
  for (const ClaheOptions& options :
       {ClaheOptions{.tiles_x = 0}, ClaheOptions{.tiles_y = 65}, ClaheOptions{.clip_limit = -1},
        ClaheOptions{.clip_limit = 1e300}, ClaheOptions{.tiles_x = 41}}) {
    EXPECT_EQ(Clahe(source.view(), target.view(), options, scratch).code(),
              StatusCode::kInvalidArgument);
  }
}

TEST(Equalize, NoMemoryIsReported) {
  TestImage source = Gray(40, 30, 9), target = Gray(40, 30);
  Arena scratch;
  FailAllocationsAfter(0);
  const Status status = Clahe(source.view(), target.view(), {}, scratch);
  StopFailingAllocations();
  EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
}

}  // namespace
}  // namespace genie::ops
