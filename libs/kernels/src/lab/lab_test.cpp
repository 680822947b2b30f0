#include <genie/kernels/lab.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class LabTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(LabTest);

TEST_P(LabTest, EveryOrderWidthAndContentEqualsTheOracle) {
  for (const PixelOrder order : kAllOrders) {
    for (const size_t width : kTestWidths) {
      for (const Content content : {Content::kRandom, Content::kExtremes, Content::kFlat}) {
        SampleRows<uint8_t> source(width * PixelBytes(order), 2, 5);
        source.Fill(content, uint32_t(width));
        SampleRows<uint8_t> actual(width * 3, 2, 7), expected = actual;
        ToLab(source.const_rows(), order, actual.rows(), {width, 2});
        scalar::ToLab(source.const_rows(), order, expected.rows(), {width, 2});
        ASSERT_EQ(actual, expected) << "order " << int(order) << " width " << width;
      }
    }
  }
}

TEST_P(LabTest, GraysHaveNoColour) {
  SampleRows<uint8_t> source(256, 1), actual(256 * 3, 1);
  for (size_t i = 0; i < 256; ++i) source.at(i, 0) = uint8_t(i);
  ToLab(source.const_rows(), PixelOrder::kGray, actual.rows(), {256, 1});
  for (size_t i = 0; i < 256; ++i) {
    ASSERT_EQ(actual.at(3 * i + 1, 0), 128);
    ASSERT_EQ(actual.at(3 * i + 2, 0), 128);
  }
  EXPECT_EQ(actual.at(0, 0), 0);
  EXPECT_EQ(actual.at(255 * 3, 0), 255);
}

// The definition, in floating point.
void ExactLab(const uint8_t* rgb, double* lab) {
  double linear[3];
  for (int i = 0; i < 3; ++i) {
    const double v = rgb[i] / 255.0;
    linear[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  }
  const auto f = [](double t) { return t < 0.008856 ? 7.787 * t + 16 / 116.0 : std::cbrt(t); };
  const auto [r, g, b] = linear;
  const double x = f((0.412453 * r + 0.357580 * g + 0.180423 * b) / 0.950456);
  const double y = f(0.212671 * r + 0.715160 * g + 0.072169 * b);
  const double z = f((0.019334 * r + 0.119193 * g + 0.950227 * b) / 1.088754);
  lab[0] = (116 * y - 16) * 255 / 100;
  lab[1] = 500 * (x - y) + 128;
  lab[2] = 200 * (y - z) + 128;
}

TEST_P(LabTest, IsWithinTwoOfTheDefinition) {
  SampleRows<uint8_t> source(3000, 1), actual(3000, 1);
  source.Fill(Content::kRandom, 9);
  ToLab(source.const_rows(), PixelOrder::kRgb, actual.rows(), {1000, 1});
  for (size_t i = 0; i < 1000; ++i) {
    double exact[3];
    ExactLab(&source.at(3 * i, 0), exact);
    for (size_t k = 0; k < 3; ++k) {
      ASSERT_NEAR(actual.at(3 * i + k, 0), std::clamp(exact[k], 0.0, 255.0), 2) << i;
    }
  }
}

}  // namespace
}  // namespace genie::kernels
