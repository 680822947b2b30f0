#include <genie/kernels/gaussian_blur.h>

#include <vector>

#include "pixels/border.h"
#include "testing/every_target.h"
#include "testing/window_rows.h"

namespace genie::kernels {
namespace {

class GaussianBlurTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(GaussianBlurTest);

template <class Kernel>
void Blur(const Kernel& kernel, Rows<const uint8_t> source, Neighbours outside,
          Rows<uint8_t> target, Extent extent, size_t channels, const GaussianWeights& weights) {
  std::vector<uint64_t> scratch(GaussianBlurScratchWords(extent, channels, weights));
  kernel(source, outside, target, extent, channels, weights, scratch.data());
}

std::vector<uint16_t> Taps(size_t size, double sigma) {
  const GaussianWeights weights = MakeGaussianWeights(size, sigma);
  return {weights.taps, weights.taps + weights.size};
}

TEST_P(GaussianBlurTest, EverySizeEqualsTheOracle) {
  const GaussianWeights kinds[] = {MakeGaussianWeights(1, 0),   MakeGaussianWeights(3, 0),
                                   MakeGaussianWeights(5, 0),   MakeGaussianWeights(5, 1.1),
                                   MakeGaussianWeights(9, 0.5), MakeGaussianWeights(31, 5)};
  for (const WindowCase& size : kWindowCases) {
    const size_t count = size.width * size.channels;
    for (const GaussianWeights& weights : kinds) {
      for (const Content content : kAllContents) {
        SampleRows<uint8_t> source(count, size.height, 5), actual(count, size.height, 1);
        SampleRows<uint8_t> expected(count, size.height, 1);
        source.Fill(content, uint32_t(count));
        const Extent extent = {size.width, size.height};
        Blur(GaussianBlur, source.const_rows(), {}, actual.rows(), extent, size.channels, weights);
        Blur(scalar::GaussianBlur, source.const_rows(), {}, expected.rows(), extent, size.channels,
             weights);
        ASSERT_EQ(actual, expected)
            << size.width << "x" << size.height << ", " << weights.size << " taps";
      }
    }
  }
}

TEST_P(GaussianBlurTest, BandsEqualTheWholeImage) {
  for (const size_t taps : {3, 5, 13}) {
    const GaussianWeights weights = MakeGaussianWeights(taps, 0);
    ExpectBandsEqualTheWhole(41, 9, 3, [&](auto source, auto outside, auto target, auto extent) {
      Blur(GaussianBlur, source, outside, target, extent, 3, weights);
    });
  }
}

TEST_P(GaussianBlurTest, AWhiteImageStaysWhite) {
  for (const size_t taps : {3, 5, 7, 255}) {
    SampleRows<uint8_t> source(40, 3), target(40, 3);
    for (size_t i = 0; i < 120; ++i) source.at(i % 40, i / 40) = 255;
    Blur(GaussianBlur, source.const_rows(), {}, target.rows(), {40, 3}, 1,
         MakeGaussianWeights(taps, 0));
    EXPECT_EQ(target, source);
  }
}

TEST(GaussianBlurOracle, SpreadsAPointByTheProductsOfTheWeights) {
  SampleRows<uint8_t> source(9, 7), target(9, 7);
  source.Fill(Content::kZero, 0).at(4, 3) = 255;
  const GaussianWeights weights = MakeGaussianWeights(5, 0);
  Blur(scalar::GaussianBlur, source.const_rows(), {}, target.rows(), {9, 7}, 1, weights);
  for (size_t y = 1; y <= 5; ++y) {
    for (size_t x = 2; x <= 6; ++x) {
      const uint32_t weight = uint32_t{weights.taps[x - 2]} * weights.taps[y - 1];
      ASSERT_EQ(target.at(x, y), (255 * weight + 32768) / 65536);
    }
  }
  EXPECT_EQ(target.at(1, 3), 0);
}

TEST(GaussianBlurOracle, MirrorsAboutTheEdgePixels) {
  SampleRows<uint8_t> source(3, 1), target(3, 1);
  source.at(0, 0) = 0, source.at(1, 0) = 100, source.at(2, 0) = 200;
  Blur(scalar::GaussianBlur, source.const_rows(), {}, target.rows(), {3, 1}, 1,
       MakeGaussianWeights(3, 0));
  EXPECT_EQ(target.at(0, 0), 50);
  EXPECT_EQ(target.at(1, 0), 100);
  EXPECT_EQ(target.at(2, 0), 150);
}

TEST(GaussianWeights, SmallSizesWithoutSigmaAreSmallIntegers) {
  EXPECT_EQ(Taps(1, 0), (std::vector<uint16_t>{256}));
  EXPECT_EQ(Taps(3, 0), (std::vector<uint16_t>{64, 128, 64}));
  EXPECT_EQ(Taps(5, 0), (std::vector<uint16_t>{16, 64, 96, 64, 16}));
  EXPECT_EQ(Taps(7, 0), (std::vector<uint16_t>{8, 28, 56, 72, 56, 28, 8}));
}

TEST(GaussianWeights, RoundingErrorsAreCarriedInwards) {
  // 256 exp(-x^2 / 2) / 2.50662... is 1.13, 13.82, 61.95, 102.13 from the outside in: 1, then
  // 13.82 + 0.13 gives 14, then 61.95 - 0.05 gives 62, and 256 - 154 is left.
  EXPECT_EQ(Taps(7, 1), (std::vector<uint16_t>{1, 14, 62, 102, 62, 14, 1}));
}

TEST(GaussianWeights, AddUpToOneForEverySizeAndSigma) {
  for (size_t size = 1; size <= kMaxGaussianSize; size += 2) {
    for (const double sigma : {0.0, 0.01, 0.4, 1.0, 7.5, 80.0, 1e6}) {
      uint32_t sum = 0;
      for (const uint16_t tap : Taps(size, sigma)) sum += tap;
      ASSERT_EQ(sum, 256) << size << " taps, sigma " << sigma;
    }
  }
}

TEST(GaussianWeights, ASigmaAloneReachesThreeOfItToEachSide) {
  EXPECT_EQ(GaussianSizeOf(5), 31);
  EXPECT_EQ(GaussianSizeOf(0.1), 3);
  EXPECT_EQ(GaussianSizeOf(0.8), 7);
}

}  // namespace
}  // namespace genie::kernels
