#include <genie/kernels/bilateral.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "bilateral/bilateral_weights.h"
#include "pixels/border.h"
#include "testing/every_target.h"
#include "testing/window_rows.h"

namespace genie::kernels {
namespace {

class BilateralTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(BilateralTest);

struct Shape {
  size_t diameter;
  double sigma_color, sigma_space;
};
constexpr Shape kShapes[] = {{3, 1, 0.3}, {5, 25, 2}, {7, 60, 1.5}, {9, 255, 10}, {9, 6.4, 3}};

template <class Kernel>
void Filter(const Kernel& kernel, Rows<const uint8_t> source, Neighbours outside,
            Rows<uint8_t> target, Extent extent, size_t channels, const Shape& shape) {
  const BilateralWeights weights =
      MakeBilateralWeights(shape.diameter, shape.sigma_color, shape.sigma_space, channels);
  std::vector<uint64_t> scratch(BilateralScratchWords(channels, weights), ~uint64_t{0});
  kernel(source, outside, target, extent, channels, weights, scratch.data());
}

TEST_P(BilateralTest, EverySizeAndShapeEqualsTheOracle) {
  for (const WindowCase& size : kWindowCases) {
    const size_t count = size.width * size.channels;
    for (const Shape& shape : kShapes) {
      const Content content = kAllContents[(size_t(shape.sigma_color) + size.width) % 4];
      SampleRows<uint8_t> source(count, size.height, 5), actual(count, size.height, 1);
      SampleRows<uint8_t> expected(count, size.height, 1);
      source.Fill(content, uint32_t(count));
      const Extent extent = {size.width, size.height};
      Filter(Bilateral, source.const_rows(), {}, actual.rows(), extent, size.channels, shape);
      Filter(scalar::Bilateral, source.const_rows(), {}, expected.rows(), extent, size.channels,
             shape);
      ASSERT_EQ(actual, expected) << size.width << "x" << size.height << " by " << shape.diameter;
    }
  }
}

TEST_P(BilateralTest, RowsOfManyStripsEqualTheOracle) {
  for (const size_t width : {507, 508, 509, 1100}) {
    for (const size_t channels : {1, 3, 4}) {
      const size_t count = width * channels;
      SampleRows<uint8_t> source(count, 3, 5), actual(count, 3, 1), expected(count, 3, 1);
      source.Fill(Content::kRandom, uint32_t(width));
      const Shape shape = {5, 90, 2};
      Filter(Bilateral, source.const_rows(), {}, actual.rows(), {width, 3}, channels, shape);
      Filter(scalar::Bilateral, source.const_rows(), {}, expected.rows(), {width, 3}, channels,
             shape);
      ASSERT_EQ(actual, expected) << width << " by " << channels;
    }
  }
}

TEST_P(BilateralTest, BandsEqualTheWholeImage) {
  for (const Shape& shape : {kShapes[1], kShapes[3]}) {
    ExpectBandsEqualTheWhole(41, 9, 3, [&](auto source, auto outside, auto target, auto extent) {
      Filter(Bilateral, source, outside, target, extent, 3, shape);
    });
  }
}

TEST_P(BilateralTest, AFlatImageStaysAsItIs) {
  for (const int value : {0, 1, 127, 254, 255}) {
    SampleRows<uint8_t> source(60, 5), target(60, 5);
    for (size_t i = 0; i < 300; ++i) source.at(i % 60, i / 60) = uint8_t(value);
    for (const Shape& shape : kShapes) {
      Filter(Bilateral, source.const_rows(), {}, target.rows(), {20, 5}, 3, shape);
      EXPECT_EQ(target, source);
    }
  }
}

TEST_P(BilateralTest, NoiseGoesAndAStrongEdgeStays) {
  SampleRows<uint8_t> source(40, 12), target(40, 12);
  source.Fill(Content::kRandom, 4);
  for (size_t i = 0; i < 480; ++i) {
    uint8_t& value = source.at(i % 40, i / 40);
    value = uint8_t((i % 40 < 20 ? 40 : 200) + value % 9);  // an edge of 160 under noise of 9
  }
  Filter(Bilateral, source.const_rows(), {}, target.rows(), {40, 12}, 1, {5, 25, 2});
  for (size_t i = 0; i < 480; ++i) {
    EXPECT_NEAR(target.at(i % 40, i / 40), i % 40 < 20 ? 44 : 204, 3) << i;
  }
}

// The formula in real numbers.
double Exact(SampleRows<uint8_t>& source, Extent extent, size_t channels, const Shape& shape,
             size_t x, size_t y, size_t c) {
  const auto radius = ptrdiff_t(shape.diameter / 2);
  double sum = 0, weights = 0;
  for (ptrdiff_t v = -radius; v <= radius; ++v) {
    for (ptrdiff_t u = -radius; u <= radius; ++u) {
      if (u * u + v * v > radius * radius) continue;
      const auto row = size_t(BorderIndex(ptrdiff_t(y) + v, extent.height, Border::kReflect));
      const auto at = size_t(BorderIndex(ptrdiff_t(x) + u, extent.width, Border::kReflect));
      double apart = 0;
      for (size_t k = 0; k < std::min<size_t>(channels, 3); ++k) {
        apart += std::abs(source.at(at * channels + k, row) - source.at(x * channels + k, y));
      }
      const double weight =
          std::exp(-0.5 * apart * apart / (shape.sigma_color * shape.sigma_color)) *
          std::exp(-0.5 * double(u * u + v * v) / (shape.sigma_space * shape.sigma_space));
      sum += weight * source.at(at * channels + c, row);
      weights += weight;
    }
  }
  return sum / weights;
}

TEST(BilateralOracle, IsWithinOneOfTheFormula) {
  for (const Shape& shape : kShapes) {
    for (const size_t channels : {1, 3}) {
      for (const Content content : {Content::kRandom, Content::kExtremes, Content::kFlat}) {
        SampleRows<uint8_t> source(13 * channels, 11), actual(13 * channels, 11);
        source.Fill(content, 7);
        Filter(scalar::Bilateral, source.const_rows(), {}, actual.rows(), {13, 11}, channels,
               shape);
        for (size_t i = 0; i < 13 * 11 * channels; ++i) {
          const size_t x = i % (13 * channels), y = i / (13 * channels);
          const double wanted =
              Exact(source, {13, 11}, channels, shape, x / channels, y, x % channels);
          ASSERT_NEAR(actual.at(x, y), wanted, 1) << shape.sigma_color << ", " << channels;
        }
      }
    }
  }
}

TEST(BilateralOracle, AFourthChannelIsCopied) {
  SampleRows<uint8_t> source(40, 5), target(40, 5);
  source.Fill(Content::kRandom, 2);
  Filter(scalar::Bilateral, source.const_rows(), {}, target.rows(), {10, 5}, 4, {5, 200, 2});
  for (size_t i = 0; i < 50; ++i) {
    EXPECT_EQ(target.at(i % 10 * 4 + 3, i / 10), source.at(i % 10 * 4 + 3, i / 10));
  }
}

TEST(BilateralWeights, FollowTheExponentialForEverySigma) {
  for (const size_t channels : {1, 3}) {
    for (const double sigma : {1.0, 1.3, 2.0, 5.0, 13.7, 25.0, 53.0, 90.0, 160.0, 255.0}) {
      const BilateralWeights weights = MakeBilateralWeights(5, sigma, 2, channels);
      for (uint32_t d = 0; d <= 255 * channels; ++d) {
        const double wanted = std::exp(-0.5 * d * d / (sigma * sigma));
        ASSERT_NEAR(BilateralWeight(weights, d, 0) / 32768.0, wanted, 0.004)
            << "difference " << d << ", sigma " << sigma;
        if (wanted < 0x1p-16) {
          ASSERT_LE(BilateralWeight(weights, d, 0), 1) << d << ", " << sigma;
        }
      }
    }
  }
}

TEST(BilateralWeights, PixelsOutsideTheCircleAreLeftOut) {
  EXPECT_EQ(MakeBilateralWeights(3, 25, 2, 1).count, 2);
  EXPECT_EQ(MakeBilateralWeights(5, 25, 2, 1).count, 6);
  EXPECT_EQ(MakeBilateralWeights(7, 25, 2, 1).count, 14);
  EXPECT_EQ(MakeBilateralWeights(9, 25, 2, 1).count, kMaxBilateralPairs);
}

}  // namespace
}  // namespace genie::kernels
