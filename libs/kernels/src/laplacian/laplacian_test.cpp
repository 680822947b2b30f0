#include <genie/kernels/laplacian.h>

#include "testing/every_plane.h"
#include "testing/every_target.h"

namespace genie::kernels {
namespace {

class LaplacianTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(LaplacianTest);

constexpr auto kSides = LaplacianStencil::kSides, kCorners = LaplacianStencil::kCorners;

template <auto kKernel, LaplacianStencil kStencil>
constexpr auto kWith =
    [](auto source, Neighbours outside, auto target, Extent extent, size_t channels) {
      kKernel(source, outside, target, extent, channels, kStencil);
    };

TEST_P(LaplacianTest, EveryPlaneEqualsTheOracle) {
  ExpectEqualOnEveryPlane<uint8_t>(kWith<Laplacian, kSides>, kWith<scalar::Laplacian, kSides>);
  ExpectEqualOnEveryPlane<uint8_t>(kWith<Laplacian, kCorners>, kWith<scalar::Laplacian, kCorners>);
  ExpectEqualOnEveryPlane<int16_t>(kWith<LaplacianSigned, kSides>,
                                   kWith<scalar::LaplacianSigned, kSides>);
  ExpectEqualOnEveryPlane<int16_t>(kWith<LaplacianSigned, kCorners>,
                                   kWith<scalar::LaplacianSigned, kCorners>);
}

TEST_P(LaplacianTest, TwoBandsSplitAtAnyRowGiveTheWhole) {
  ExpectBandsEqualTheWhole<uint8_t>(kWith<Laplacian, kSides>, 1);
  ExpectBandsEqualTheWhole<int16_t>(kWith<LaplacianSigned, kCorners>, 1);
}

TEST_P(LaplacianTest, ADotSpreadsAsTheStencilSays) {
  SampleRows<uint8_t> source(5, 5);
  source.Fill(Content::kZero, 0).at(2, 2) = 50;
  SampleRows<int16_t> sides(5, 5), corners(5, 5);
  LaplacianSigned(source.const_rows(), {}, sides.rows(), {5, 5}, 1, kSides);
  LaplacianSigned(source.const_rows(), {}, corners.rows(), {5, 5}, 1, kCorners);
  EXPECT_EQ(sides.at(2, 2), -200);
  EXPECT_EQ(sides.at(1, 2), 50);
  EXPECT_EQ(sides.at(2, 3), 50);
  EXPECT_EQ(sides.at(1, 1), 0);
  EXPECT_EQ(corners.at(2, 2), -400);
  EXPECT_EQ(corners.at(1, 1), 100);
  EXPECT_EQ(corners.at(1, 2), 0);
  SampleRows<uint8_t> bytes(5, 5);
  Laplacian(source.const_rows(), {}, bytes.rows(), {5, 5}, 1, kCorners);
  EXPECT_EQ(bytes.at(2, 2), 255);
  EXPECT_EQ(bytes.at(3, 3), 100);
}

}  // namespace
}  // namespace genie::kernels
