// What the filters check, and that they take every format, regions, and any size of image.
#include <genie/ops/adaptive_threshold.h>
#include <genie/ops/bilateral.h>
#include <genie/ops/box_blur.h>
#include <genie/ops/gaussian_blur.h>
#include <genie/ops/median.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <string>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

enum class Needs { kScratch, kNothing };

struct Filter {
  std::string name;
  Needs scratch;
  std::function<Status(ConstImageView, ImageView, Arena&)> run;
};

void PrintTo(const Filter& filter, std::ostream* stream) { *stream << filter.name; }

const Filter kFilters[] = {
    {"BoxBlur", Needs::kScratch,
     [](auto source, auto target, auto& scratch) {
       return BoxBlur(source, target, {5, 4}, scratch);
     }},
    {"GaussianBlur", Needs::kScratch,
     [](auto source, auto target, auto& scratch) {
       return GaussianBlur(source, target, {.sigma = 1.4}, scratch);
     }},
    {"Bilateral", Needs::kScratch,
     [](auto source, auto target, auto& scratch) {
       return Bilateral(source, target, {.sigma_color = 90}, scratch);
     }},
    {"Median", Needs::kNothing,
     [](auto source, auto target, auto&) { return Median(source, target, 5); }},
};

class EveryFilter : public ::testing::TestWithParam<Filter> {
 protected:
  Status Run(ConstImageView source, ImageView target) {
    return GetParam().run(source, target, scratch_);
  }
  Arena scratch_;
};
INSTANTIATE_TEST_SUITE_P(Filters, EveryFilter, ::testing::ValuesIn(kFilters),
                         [](const auto& filter) { return filter.param.name; });

TEST_P(EveryFilter, ARegionIsFilteredAsAnImageOfItsOwn) {
  for (const PixelFormat format : {PixelFormat::kGray, PixelFormat::kRgb, PixelFormat::kBgra}) {
    TestImage frame(50, 30, format, 1), part(50, 30, format), alone(20, 11, format);
    TestImage copy(20, 11, format);
    const ImageView region = Crop(frame.view(), {7, 5, 20, 11});
    const ImageView result = Crop(part.view(), {3, 2, 20, 11});
    const int32_t bytes = 20 * BytesPerPixel(format);
    for (int32_t y = 0; y < 11; ++y) std::copy_n(region.row(y), bytes, copy.view().row(y));
    ASSERT_TRUE(Run(region, result).ok());
    ASSERT_TRUE(Run(copy.view(), alone.view()).ok());
    for (int32_t y = 0; y < 11; ++y) {
      ASSERT_TRUE(std::equal(result.row(y), result.row(y) + bytes, alone.view().row(y)));
      ASSERT_EQ(part.at(2, y + 2), 0);
      ASSERT_EQ(part.at(23, y + 2), 0);
    }
  }
}

TEST_P(EveryFilter, AnImageOfOnePixelIsTaken) {
  TestImage source(1, 1, PixelFormat::kGray, 5), target(1, 1, PixelFormat::kGray);
  EXPECT_TRUE(Run(source.view(), target.view()).ok());
}

TEST_P(EveryFilter, AnEmptySourceIsNamed) {
  TestImage target(4, 4, PixelFormat::kGray);
  const Status status = Run(ConstImageView{}, target.view());
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_TRUE(status.message().starts_with("source: ")) << status.message();
}

TEST_P(EveryFilter, ATargetOfAnotherSizeOrFormatIsRefused) {
  TestImage source(9, 9, PixelFormat::kGray, 1), wide(10, 9, PixelFormat::kGray);
  TestImage colour(9, 9, PixelFormat::kRgb);
  EXPECT_EQ(Run(source.view(), wide.view()).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Run(source.view(), colour.view()).code(), StatusCode::kInvalidArgument);
}

TEST_P(EveryFilter, ATargetThatSharesMemoryIsRefused) {
  TestImage image(9, 9, PixelFormat::kGray, 1);
  EXPECT_EQ(Run(image.view(), image.view()).code(), StatusCode::kInvalidArgument);
}

TEST_P(EveryFilter, NoMemoryForScratchIsReported) {
  TestImage source(9, 9, PixelFormat::kGray, 1), target(9, 9, PixelFormat::kGray);
  FailAllocationsAfter(0);
  const Status status = Run(source.view(), target.view());
  StopFailingAllocations();
  EXPECT_EQ(status.code(),
            GetParam().scratch == Needs::kScratch ? StatusCode::kOutOfMemory : StatusCode::kOk);
}

TEST(BoxBlur, ABoxThatIsEmptyOrTooLargeIsRefused) {
  TestImage source(9, 9, PixelFormat::kGray, 1), target(9, 9, PixelFormat::kGray);
  Arena scratch;
  for (const BoxSize box : {BoxSize{0, 3}, BoxSize{3, 0}, BoxSize{4097, 4096},
                            BoxSize{size_t{1} << 31, size_t{1} << 31}}) {
    EXPECT_EQ(BoxBlur(source.view(), target.view(), box, scratch).code(),
              StatusCode::kInvalidArgument);
  }
}

TEST(AdaptiveThreshold, AColouredSourceOrASizeThatIsNoneIsRefused) {
  TestImage gray(9, 9, PixelFormat::kGray, 1), target(9, 9, PixelFormat::kGray);
  TestImage colour(9, 9, PixelFormat::kRgb, 1), other(9, 9, PixelFormat::kRgb);
  Arena scratch;
  EXPECT_TRUE(AdaptiveThreshold(gray.view(), target.view(), {.size = 9}, scratch).ok());
  EXPECT_EQ(AdaptiveThreshold(colour.view(), other.view(), {}, scratch).code(),
            StatusCode::kInvalidArgument);
  for (const size_t size : {0, 1, 4, 4097}) {
    EXPECT_EQ(AdaptiveThreshold(gray.view(), target.view(), {.size = size}, scratch).code(),
              StatusCode::kInvalidArgument);
  }
}

TEST(Median, ASideThatHasNoNetworkIsRefused) {
  TestImage source(9, 9, PixelFormat::kGray, 1), target(9, 9, PixelFormat::kGray);
  for (const size_t side : {0, 1, 2, 4, 7, 259}) {
    EXPECT_EQ(Median(source.view(), target.view(), side).code(), StatusCode::kInvalidArgument);
  }
}

TEST(Bilateral, AShapeOutOfRangeIsRefusedByName) {
  TestImage source(9, 9, PixelFormat::kGray, 1), target(9, 9, PixelFormat::kGray);
  Arena scratch;
  const auto refused = [&](const BilateralShape& shape) {
    const Status status = Bilateral(source.view(), target.view(), shape, scratch);
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
    return std::string(status.message());
  };
  for (const size_t diameter : {0, 1, 4, 11}) {
    EXPECT_TRUE(refused({.diameter = diameter}).contains("must be 3, 5, 7 or 9"));
  }
  for (const double sigma : {0.0, 0.9, 256.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_TRUE(refused({.sigma_color = sigma}).starts_with("sigma_color must be"));
  }
  for (const double sigma : {0.0, 0.2, 11.0, std::numeric_limits<double>::infinity()}) {
    EXPECT_TRUE(refused({.sigma_space = sigma}).starts_with("sigma_space must be"));
  }
}

TEST(GaussianBlur, AShapeThatIsNoneIsRefused) {
  TestImage source(9, 9, PixelFormat::kGray, 1), target(9, 9, PixelFormat::kGray);
  Arena scratch;
  for (const GaussianShape shape :
       {GaussianShape{},
        {.size = 4},
        {.size = 257},
        {.sigma = -1},
        {.sigma = 1e9},
        {.sigma = 43},
        {.size = 3, .sigma = std::numeric_limits<double>::quiet_NaN()}}) {
    EXPECT_EQ(GaussianBlur(source.view(), target.view(), shape, scratch).code(),
              StatusCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace genie::ops
