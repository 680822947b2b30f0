#include <genie/kernels/sobel.h>

#include "testing/every_plane.h"
#include "testing/every_target.h"

namespace genie::kernels {
namespace {

class SobelTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(SobelTest);

// The kernel along one axis.
template <auto kKernel, Axis kAxis>
constexpr auto kAlong =
    [](auto source, Neighbours outside, auto target, Extent extent, size_t channels) {
      kKernel(source, outside, target, extent, channels, kAxis);
    };

TEST_P(SobelTest, BytesOfEveryPlaneEqualTheOracles) {
  ExpectEqualOnEveryPlane<uint8_t>(kAlong<Sobel, Axis::kX>, kAlong<scalar::Sobel, Axis::kX>);
  ExpectEqualOnEveryPlane<uint8_t>(kAlong<Sobel, Axis::kY>, kAlong<scalar::Sobel, Axis::kY>);
  ExpectEqualOnEveryPlane<uint8_t>(kAlong<Scharr, Axis::kX>, kAlong<scalar::Scharr, Axis::kX>);
  ExpectEqualOnEveryPlane<uint8_t>(kAlong<Scharr, Axis::kY>, kAlong<scalar::Scharr, Axis::kY>);
}

TEST_P(SobelTest, SignedValuesOfEveryPlaneEqualTheOracles) {
  ExpectEqualOnEveryPlane<int16_t>(kAlong<SobelSigned, Axis::kX>,
                                   kAlong<scalar::SobelSigned, Axis::kX>);
  ExpectEqualOnEveryPlane<int16_t>(kAlong<SobelSigned, Axis::kY>,
                                   kAlong<scalar::SobelSigned, Axis::kY>);
  ExpectEqualOnEveryPlane<int16_t>(kAlong<ScharrSigned, Axis::kX>,
                                   kAlong<scalar::ScharrSigned, Axis::kX>);
  ExpectEqualOnEveryPlane<int16_t>(kAlong<ScharrSigned, Axis::kY>,
                                   kAlong<scalar::ScharrSigned, Axis::kY>);
}

TEST_P(SobelTest, TwoBandsSplitAtAnyRowGiveTheWhole) {
  ExpectBandsEqualTheWhole<uint8_t>(kAlong<Sobel, Axis::kX>, kSobelReach);
  ExpectBandsEqualTheWhole<int16_t>(kAlong<ScharrSigned, Axis::kY>, kSobelReach);
  ExpectBandsEqualTheWhole<uint8_t>(kAlong<scalar::Sobel, Axis::kY>, kSobelReach);
}

TEST_P(SobelTest, APixelsNeighboursHaveTheWeightsOfTheFormula) {
  SampleRows<uint8_t> source(5, 5);
  source.Fill(Content::kZero, 0).at(2, 2) = 10;
  SampleRows<int16_t> x(5, 5), y(5, 5);
  SobelSigned(source.const_rows(), {}, x.rows(), {5, 5}, 1, Axis::kX);
  SobelSigned(source.const_rows(), {}, y.rows(), {5, 5}, 1, Axis::kY);
  const int kSobel[3][3] = {{10, 0, -10}, {20, 0, -20}, {10, 0, -10}};
  for (size_t i = 0; i < 9; ++i) {
    EXPECT_EQ(x.at(1 + i % 3, 1 + i / 3), kSobel[i / 3][i % 3]) << i;
    EXPECT_EQ(y.at(1 + i / 3, 1 + i % 3), kSobel[i / 3][i % 3]) << i;
  }
  ScharrSigned(source.const_rows(), {}, x.rows(), {5, 5}, 1, Axis::kX);
  EXPECT_EQ(x.at(1, 1), 30);
  EXPECT_EQ(x.at(3, 2), -100);
}

TEST_P(SobelTest, AnEdgeOfTheImageIsMirroredSoThatNothingChangesAcrossIt) {
  SampleRows<uint8_t> source(40, 3), actual(40, 3);
  for (size_t i = 0; i < 120; ++i) source.at(i % 40, i / 40) = uint8_t(i % 40 * 5);
  Sobel(source.const_rows(), {}, actual.rows(), {40, 3}, 1, Axis::kX);
  EXPECT_EQ(actual.at(0, 1), 0);
  EXPECT_EQ(actual.at(1, 1), 40);
  EXPECT_EQ(actual.at(39, 0), 0);
  Sobel(source.const_rows(), {}, actual.rows(), {40, 3}, 1, Axis::kY);
  EXPECT_EQ(actual.at(20, 0), 0);
}

}  // namespace
}  // namespace genie::kernels
