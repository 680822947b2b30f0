#include <genie/kernels/gradient_magnitude.h>

#include <cmath>

#include "testing/every_plane.h"
#include "testing/every_target.h"

namespace genie::kernels {
namespace {

class GradientMagnitudeTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(GradientMagnitudeTest);

template <auto kKernel, Norm kNorm>
constexpr auto kOf =
    [](auto source, Neighbours outside, auto target, Extent extent, size_t channels) {
      kKernel(source, outside, target, extent, channels, kNorm);
    };

TEST_P(GradientMagnitudeTest, EveryPlaneEqualsTheOracle) {
  ExpectEqualOnEveryPlane<uint8_t>(kOf<GradientMagnitude, Norm::kL1>,
                                   kOf<scalar::GradientMagnitude, Norm::kL1>);
  ExpectEqualOnEveryPlane<uint8_t>(kOf<GradientMagnitude, Norm::kL2>,
                                   kOf<scalar::GradientMagnitude, Norm::kL2>);
}

TEST_P(GradientMagnitudeTest, TwoBandsSplitAtAnyRowGiveTheWhole) {
  ExpectBandsEqualTheWhole<uint8_t>(kOf<GradientMagnitude, Norm::kL1>, 1);
  ExpectBandsEqualTheWhole<uint8_t>(kOf<GradientMagnitude, Norm::kL2>, 1);
}

// Noise of few levels has derivatives of every size below 255.
TEST_P(GradientMagnitudeTest, RootsOfSoftNoiseEqualTheIntegers) {
  constexpr size_t kWidth = 200, kHeight = 60;
  SampleRows<uint8_t> source(kWidth, kHeight), actual(kWidth, kHeight), expected(kWidth, kHeight);
  source.Fill(Content::kRandom, 5);
  for (size_t i = 0; i < kWidth * kHeight; ++i) {
    uint8_t& value = source.at(i % kWidth, i / kWidth);
    value = uint8_t(value % (2 + i / kWidth));
  }
  GradientMagnitude(source.const_rows(), {}, actual.rows(), {kWidth, kHeight}, 1, Norm::kL2);
  scalar::GradientMagnitude(source.const_rows(), {}, expected.rows(), {kWidth, kHeight}, 1,
                            Norm::kL2);
  EXPECT_EQ(actual, expected);
}

TEST_P(GradientMagnitudeTest, ASlopeHasTheNormsOfItsDerivatives) {
  SampleRows<uint8_t> source(70, 20), sum(70, 20), root(70, 20);
  for (size_t i = 0; i < 70 * 20; ++i) source.at(i % 70, i / 70) = uint8_t(i % 70 + i / 70 * 2);
  GradientMagnitude(source.const_rows(), {}, sum.rows(), {70, 20}, 1, Norm::kL1);
  GradientMagnitude(source.const_rows(), {}, root.rows(), {70, 20}, 1, Norm::kL2);
  EXPECT_EQ(sum.at(30, 10), 8 + 16);
  EXPECT_EQ(root.at(30, 10), std::lround(std::sqrt(8.0 * 8 + 16 * 16)));
  EXPECT_EQ(sum.at(0, 10), 16);  // mirrored: nothing along x
}

}  // namespace
}  // namespace genie::kernels
