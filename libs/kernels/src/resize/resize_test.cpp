#include <genie/kernels/resize.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

constexpr ResizeFilter kFilters[] = {ResizeFilter::kNearest, ResizeFilter::kArea,
                                     ResizeFilter::kBilinear, ResizeFilter::kBicubic};

class ResizeTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ResizeTest);

SampleRows<uint8_t> Resized(SampleRows<uint8_t>& source, const ResizeShape& shape,
                            ResizeFilter filter) {
  SampleRows<uint8_t> target(shape.target.width * shape.channels, shape.target.height, 3);
  std::vector<uint32_t> scratch(ResizeScratchWords(shape, filter), 0xCDCDCDCDu);
  Resize(source.const_rows(), target.rows(), shape, filter, scratch.data());
  return target;
}

TEST_P(ResizeTest, EveryShapeFilterAndContentEqualsTheOracle) {
  const Extent sizes[] = {{1, 1}, {2, 3}, {7, 5}, {16, 16}, {33, 9}, {100, 31}, {131, 40}};
  for (const size_t channels : {1, 3, 4}) {
    for (const Extent from : sizes) {
      for (const Extent to : sizes) {
        const ResizeShape shape = {from, to, channels};
        SampleRows<uint8_t> source(from.width * channels, from.height, 5);
        source.Fill(from.width % 2 == 0 ? Content::kExtremes : Content::kRandom, 1);
        for (const ResizeFilter filter : kFilters) {
          SampleRows<uint8_t> expected(to.width * channels, to.height, 3);
          scalar::Resize(source.const_rows(), expected.rows(), shape, filter);
          ASSERT_EQ(Resized(source, shape, filter), expected)
              << from.width << "x" << from.height << " to " << to.width << "x" << to.height
              << " channels " << channels << " filter " << int(filter);
        }
      }
    }
  }
}

TEST_P(ResizeTest, HalvingEveryWidthEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    if (width == 0) continue;
    for (const size_t channels : {1, 3, 4}) {
      const ResizeShape shape = {{2 * width, 6}, {width, 3}, channels};
      SampleRows<uint8_t> source(2 * width * channels, 6, 5), expected(width * channels, 3, 3);
      source.Fill(Content::kRandom, uint32_t(width));
      scalar::Resize(source.const_rows(), expected.rows(), shape, ResizeFilter::kArea);
      ASSERT_EQ(Resized(source, shape, ResizeFilter::kArea), expected)
          << "width " << width << " channels " << channels;
    }
  }
}

TEST_P(ResizeTest, ReducingByAWholeRatioEqualsTheOracle) {
  for (const Extent ratio : {Extent{2, 2}, {3, 3}, {4, 2}, {4, 6}, {3, 2}, {2, 4}, {6, 6}}) {
    for (const size_t channels : {1, 3, 4}) {
      for (const size_t width : {1, 5, 23}) {
        const Extent from = {width * ratio.width, 3 * ratio.height};
        const ResizeShape shape = {from, {width, 3}, channels};
        SampleRows<uint8_t> source(from.width * channels, from.height);
        source.Fill(Content::kRandom, uint32_t(width));
        for (const ResizeFilter filter : kFilters) {
          SampleRows<uint8_t> expected(width * channels, 3, 3);
          scalar::Resize(source.const_rows(), expected.rows(), shape, filter);
          ASSERT_EQ(Resized(source, shape, filter), expected)
              << ratio.width << ":" << ratio.height << " width " << width << " channels "
              << channels << " filter " << int(filter);
        }
      }
    }
  }
}

TEST_P(ResizeTest, TheSameSizeIsACopy) {
  const ResizeShape shape = {{131, 17}, {131, 17}, 3};
  SampleRows<uint8_t> source(131 * 3, 17, 3);
  source.Fill(Content::kRandom, 1);
  for (const ResizeFilter filter : kFilters) EXPECT_EQ(Resized(source, shape, filter), source);
}

TEST_P(ResizeTest, AFlatImageStaysFlat) {
  for (const int value : {0, 1, 128, 254, 255}) {
    SampleRows<uint8_t> source(77, 61);
    for (size_t i = 0; i < 77 * 61; ++i) source.at(i % 77, i / 77) = uint8_t(value);
    for (const ResizeFilter filter : kFilters) {
      SampleRows<uint8_t> target = Resized(source, {{77, 61}, {100, 19}, 1}, filter);
      for (size_t i = 0; i < 100 * 19; ++i) ASSERT_EQ(target.at(i % 100, i / 100), value);
    }
  }
}

// The mean of the box of target pixel (x, y), in real numbers.
double MeanOfBox(SampleRows<uint8_t>& source, const ResizeShape& shape, size_t x, size_t y) {
  const double scale_x = double(shape.source.width) / double(shape.target.width);
  const double scale_y = double(shape.source.height) / double(shape.target.height);
  double sum = 0;
  for (size_t sy = 0; sy < shape.source.height; ++sy) {
    const double rows = std::min((double(y) + 1) * scale_y, double(sy) + 1) -
                        std::max(double(y) * scale_y, double(sy));
    if (rows <= 0) continue;
    for (size_t sx = 0; sx < shape.source.width; ++sx) {
      const double columns = std::min((double(x) + 1) * scale_x, double(sx) + 1) -
                             std::max(double(x) * scale_x, double(sx));
      if (columns > 0) sum += rows * columns * source.at(sx, sy);
    }
  }
  return sum / (scale_x * scale_y);
}

TEST_P(ResizeTest, AreaIsWithinOneOfTheMean) {
  SampleRows<uint8_t> source(257, 64);
  source.Fill(Content::kRandom, 2);
  for (const Extent to : {Extent{4, 1}, {10, 7}, {100, 33}, {128, 32}, {256, 63}}) {
    const ResizeShape shape = {{257, 64}, to, 1};
    SampleRows<uint8_t> target = Resized(source, shape, ResizeFilter::kArea);
    for (size_t i = 0; i < to.width * to.height; ++i) {
      const size_t x = i % to.width, y = i / to.width;
      ASSERT_NEAR(double(target.at(x, y)), MeanOfBox(source, shape, x, y), 1.0);
    }
  }
}

TEST_P(ResizeTest, BilinearTakesPixelCentresAtHalves) {
  SampleRows<uint8_t> source(2, 1);
  source.at(0, 0) = 0;
  source.at(1, 0) = 200;
  SampleRows<uint8_t> target = Resized(source, {{2, 1}, {4, 1}, 1}, ResizeFilter::kBilinear);
  EXPECT_EQ(target.at(0, 0), 0);  // before the first centre: the edge
  EXPECT_EQ(target.at(1, 0), 50);
  EXPECT_EQ(target.at(2, 0), 150);
  EXPECT_EQ(target.at(3, 0), 200);
}

TEST_P(ResizeTest, EnlargingAndReducingARowEqualsTheOracle) {
  for (const size_t channels : {1, 3, 4}) {
    for (const size_t width : {5, 45, 64, 97}) {
      for (const size_t to : {18, 66, 96, 144, 193}) {
        const ResizeShape shape = {{width, 3}, {to, 2}, channels};
        SampleRows<uint8_t> source(width * channels, 3, 5);
        source.Fill(Content::kExtremes, uint32_t(to));
        for (const ResizeFilter filter : kFilters) {
          SampleRows<uint8_t> expected(to * channels, 2, 3);
          scalar::Resize(source.const_rows(), expected.rows(), shape, filter);
          ASSERT_EQ(Resized(source, shape, filter), expected)
              << width << " to " << to << " channels " << channels << " filter " << int(filter);
        }
      }
    }
  }
}

TEST_P(ResizeTest, BandsFromTheirOwnRowsAloneGiveTheWhole) {
  for (const Extent to : {Extent{20, 7}, {14, 5}, {30, 17}, {7, 1}, {20, 10}}) {
    const ResizeShape shape = {{20, 14}, to, 3};
    SampleRows<uint8_t> source(20 * 3, 14, 5);
    source.Fill(Content::kRandom, 4);
    for (const ResizeFilter filter : kFilters) {
      const SampleRows<uint8_t> whole = Resized(source, shape, filter);
      std::vector<uint32_t> scratch(ResizeScratchWords(shape, filter), 0xCDCDCDCDu);
      PrepareResize(shape, filter, scratch.data());
      for (size_t split = 0; split <= to.height; ++split) {
        SampleRows<uint8_t> target(to.width * 3, to.height, 3);
        for (const RowRange rows : {RowRange{0, split}, RowRange{split, to.height}}) {
          const RowRange from = ResizeSourceRows(shape, filter, rows);
          // A copy that ends where the band does, for the address sanitizer to watch.
          SampleRows<uint8_t> band(20 * 3, from.end - from.begin);
          for (size_t i = 0; i < 20 * 3 * band.height(); ++i) {
            band.at(i % 60, i / 60) = source.at(i % 60, from.begin + i / 60);
          }
          ResizeBand(band.const_rows(), from.begin, target.rows_from(0, rows.begin), rows, shape,
                     filter, scratch.data());
        }
        ASSERT_EQ(target, whole) << "split " << split << " filter " << int(filter);
      }
    }
  }
}

TEST_P(ResizeTest, NearestTakesThePixelUnderTheCentre) {
  SampleRows<uint8_t> source(10, 1);
  for (size_t x = 0; x < 10; ++x) source.at(x, 0) = uint8_t(x);
  SampleRows<uint8_t> target = Resized(source, {{10, 1}, {4, 1}, 1}, ResizeFilter::kNearest);
  EXPECT_EQ(target.at(0, 0), 1);  // 1.25
  EXPECT_EQ(target.at(1, 0), 3);  // 3.75
  EXPECT_EQ(target.at(2, 0), 6);
  EXPECT_EQ(target.at(3, 0), 8);
}

TEST_P(ResizeTest, BicubicIsWithinOneOfKeysKernel) {
  const auto kernel = [](double x) {
    x = std::abs(x);
    if (x < 1) return 1.25 * x * x * x - 2.25 * x * x + 1;
    return x < 2 ? -0.75 * (x * x * x - 5 * x * x + 8 * x - 4) : 0.0;
  };
  SampleRows<uint8_t> source(61, 1);
  source.Fill(Content::kRandom, 3);
  for (const size_t to : {20, 43, 61, 90, 200}) {
    SampleRows<uint8_t> target = Resized(source, {{61, 1}, {to, 1}, 1}, ResizeFilter::kBicubic);
    for (size_t x = 0; x < to; ++x) {
      const double place = (double(x) + 0.5) * 61 / double(to) - 0.5;
      double sum = 0;
      for (int j = int(std::floor(place)) - 1; j <= int(std::floor(place)) + 2; ++j) {
        sum += kernel(place - j) * source.at(size_t(std::clamp(j, 0, 60)), 0);
      }
      ASSERT_NEAR(double(target.at(x, 0)), std::clamp(sum, 0.0, 255.0), 1.0) << x << " of " << to;
    }
  }
}

}  // namespace
}  // namespace genie::kernels
