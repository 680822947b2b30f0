#include <genie/kernels/resize.h>

#include <cmath>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

constexpr ResizeFilter kFilters[] = {ResizeFilter::kArea, ResizeFilter::kBilinear};

class ResizeTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ResizeTest);

SampleRows<uint8_t> Resized(SampleRows<uint8_t>& source, const ResizeShape& shape,
                            ResizeFilter filter) {
  SampleRows<uint8_t> target(shape.target.width * shape.channels, shape.target.height, 3);
  std::vector<uint32_t> scratch(ResizeScratchWords(shape), 0xCDCDCDCDu);
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

}  // namespace
}  // namespace genie::kernels
