#include <genie/kernels/warp_affine.h>

#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

constexpr int64_t kOne = 65536;
constexpr WarpFilter kFilters[] = {WarpFilter::kNearest, WarpFilter::kBilinear};
constexpr BorderValue kBorder = {{9, 99, 199, 255}};

class WarpAffineTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(WarpAffineTest);

SampleRows<uint8_t> Warped(SampleRows<uint8_t>& source, const WarpShape& shape,
                           const AffineMatrix& matrix, WarpFilter filter) {
  SampleRows<uint8_t> target(shape.target.width * shape.channels, shape.target.height, 3);
  std::vector<uint32_t> scratch(WarpAffineScratchWords(shape), 0xCDCDCDCDu);
  WarpAffine(source.const_rows(), target.rows(), shape, matrix, filter, kBorder, scratch.data());
  return target;
}

TEST_P(WarpAffineTest, EveryMapShapeAndFilterEqualsTheOracle) {
  const AffineMatrix maps[] = {
      {},
      {.xx = 68000, .xy = 5900, .x0 = -100000, .yx = -5900, .yy = 68000, .y0 = 123456},
      {.xx = -kOne, .x0 = 150 * kOne + 1000, .yy = -kOne, .y0 = 35 * kOne},
      {.xx = 0, .xy = kOne, .yx = kOne, .yy = 0},
      {.xx = 20000, .xy = -3000, .x0 = 32, .yx = 31, .yy = 200000, .y0 = -2 * kOne},
      {.xx = 0, .xy = 0, .x0 = 3 * kOne + 40000, .yx = 0, .yy = 0, .y0 = 2 * kOne},
      {.x0 = 1000 * kOne}};
  for (const Extent from : {Extent{1, 1}, {2, 2}, {3, 40}, {150, 33}}) {
    for (const size_t channels : {1, 3, 4}) {
      const WarpShape shape = {from, {157, 21}, channels};
      SampleRows<uint8_t> source(from.width * channels, from.height, 5);
      source.Fill(Content::kRandom, 1);
      for (const AffineMatrix& map : maps) {
        for (const WarpFilter filter : kFilters) {
          SampleRows<uint8_t> expected(157 * channels, 21, 3);
          scalar::WarpAffine(source.const_rows(), expected.rows(), shape, map, filter, kBorder);
          ASSERT_EQ(Warped(source, shape, map, filter), expected)
              << from.width << "x" << from.height << " channels " << channels << " xx " << map.xx;
        }
      }
    }
  }
}

TEST_P(WarpAffineTest, HalfAPixelAwayIsTheMeanOfTwo) {
  SampleRows<uint8_t> source(3, 2);
  for (size_t i = 0; i < 6; ++i) source.at(i % 3, i / 3) = uint8_t(i % 3 * 100);
  const WarpShape shape = {{3, 2}, {3, 2}, 1};
  SampleRows<uint8_t> target = Warped(source, shape, {.x0 = kOne / 2}, WarpFilter::kBilinear);
  EXPECT_EQ(target.at(0, 0), 50);
  EXPECT_EQ(target.at(1, 0), 150);
  EXPECT_EQ(target.at(2, 0), 105);  // 200 and the border, 9, rounded up
}

TEST_P(WarpAffineTest, TheLargestMapsDoNotOverflow) {
  const int64_t f = AffineMatrix::kMostFactor, o = AffineMatrix::kMostOffset;
  SampleRows<uint8_t> source(40, 4);
  source.Fill(Content::kRandom, 1);
  const WarpShape shape = {{40, 4}, {70, 3}, 1};
  for (const AffineMatrix& map :
       {AffineMatrix{f, -f, o, -f, f, -o}, {-f, f, -o, f, f, o}, {f, 0, 0, 0, f, 0}}) {
    SampleRows<uint8_t> expected(70, 3, 3);
    for (const WarpFilter filter : kFilters) {
      scalar::WarpAffine(source.const_rows(), expected.rows(), shape, map, filter, kBorder);
      ASSERT_EQ(Warped(source, shape, map, filter), expected);
    }
  }
}

// More columns than 32 bits of place hold.
TEST_P(WarpAffineTest, SourcesWithVeryLongSidesAreRead) {
  const size_t width = (size_t{1} << 21) + 5;
  SampleRows<uint8_t> source(width, 1);
  source.at(0, 0) = 11;
  source.at(width - 1, 0) = 22;
  const WarpShape shape = {{width, 1}, {4, 1}, 1};
  const AffineMatrix map = {.x0 = int64_t(width - 3) * kOne};
  SampleRows<uint8_t> target = Warped(source, shape, map, WarpFilter::kNearest);
  EXPECT_EQ(target.at(2, 0), 22);
  EXPECT_EQ(target.at(3, 0), 9);
}

}  // namespace
}  // namespace genie::kernels
