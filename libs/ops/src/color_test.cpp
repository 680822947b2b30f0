// Colour and points: what the checked operations refuse, and what they add to their kernels.
#include <genie/ops/blend.h>
#include <genie/ops/color_spaces.h>
#include <genie/ops/convert_format.h>
#include <genie/ops/tone.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

constexpr StatusCode kInvalid = StatusCode::kInvalidArgument;

TEST(ConvertFormat, ThereAndBackKeepsThePixels) {
  TestImage source(37, 5, PixelFormat::kRgb, 1), there(37, 5, PixelFormat::kBgra);
  TestImage back(37, 5, PixelFormat::kRgb);
  ASSERT_TRUE(ConvertFormat(source.view(), there.view()).ok());
  ASSERT_TRUE(ConvertFormat(there.view(), back.view()).ok());
  for (int32_t y = 0; y < 5; ++y) {
    for (int32_t i = 0; i < 37 * 3; ++i) ASSERT_EQ(back.view().row(y)[i], source.view().row(y)[i]);
  }
}

TEST(ConvertFormat, SizesThatDifferAndSharedMemoryAreRefused) {
  TestImage source(4, 4, PixelFormat::kRgb, 1), other(4, 5, PixelFormat::kBgr);
  EXPECT_EQ(ConvertFormat(source.view(), other.view()).code(), kInvalid);
  EXPECT_EQ(ConvertFormat(source.view(), source.view()).code(), kInvalid);
}

TEST(ColorSpaces, AColourIsFoundAgain) {
  TestImage source(9, 2, PixelFormat::kBgra), values(9, 2, PixelFormat::kRgb);
  TestImage back(9, 2, PixelFormat::kBgr);
  (&source.at(8, 1))[2] = 255;  // red
  for (const auto& [to, from] : {std::pair{&ToHsv, &FromHsv}, std::pair{&ToYcrcb, &FromYcrcb}}) {
    ASSERT_TRUE(to(source.view(), values.view()).ok());
    ASSERT_TRUE(from(values.view(), back.view()).ok());
    EXPECT_NEAR((&back.at(8, 1))[2], 255, 1);
    EXPECT_NEAR((&back.at(8, 1))[0], 0, 1);
    EXPECT_EQ(back.at(0, 0), 0);
  }
}

TEST(ColorSpaces, FormatsThatCannotHoldTheValuesAreRefused) {
  TestImage rgba(4, 4, PixelFormat::kRgba, 1), rgb(4, 4, PixelFormat::kRgb, 1);
  TestImage bgr(4, 4, PixelFormat::kBgr);
  for (const auto& [to, from] : {std::pair{&ToHsv, &FromHsv}, std::pair{&ToYcrcb, &FromYcrcb}}) {
    EXPECT_EQ(to(rgb.view(), bgr.view()).code(), kInvalid);
    EXPECT_EQ(to(rgb.view(), rgb.view()).code(), kInvalid);
    EXPECT_EQ(from(rgba.view(), rgb.view()).code(), kInvalid);
    EXPECT_EQ(from(rgb.view(), rgba.view()).code(), kInvalid);
  }
}

TEST(Invert, TwiceInPlaceChangesNothing) {
  TestImage image(21, 3, PixelFormat::kRgba, 1), before = image;
  ASSERT_TRUE(Invert(image.view(), image.view()).ok());
  EXPECT_EQ(image.at(20, 2), 255 - before.at(20, 2));
  ASSERT_TRUE(Invert(image.view(), image.view()).ok());
  EXPECT_EQ(image.at(20, 2), before.at(20, 2));
}

TEST(Invert, FormatsThatDifferAreRefused) {
  TestImage source(4, 4, PixelFormat::kRgb, 1), target(4, 4, PixelFormat::kBgr);
  EXPECT_EQ(Invert(source.view(), target.view()).code(), kInvalid);
}

TEST(GammaTable, IsThePowerRoundedToNearest) {
  for (const double gamma : {0.01, 0.3, 1 / 2.2, 0.5, 1.0, 1.7, 2.0, 2.2, 3.0, 10.0, 100.0}) {
    std::array<uint8_t, 256> table;
    ASSERT_TRUE(GammaTable(gamma, table).ok());
    const double rounded = std::floor(gamma * 65536 + 0.5) / 65536;
    for (int i = 0; i < 256; ++i) {
      const double exact = 255 * std::pow(i / 255.0, rounded);
      ASSERT_NEAR(table[size_t(i)], exact, 0.5 + 1e-4) << "gamma " << gamma << " value " << i;
    }
  }
}

TEST(GammaTable, OneChangesNothingAndTheEndsStay) {
  std::array<uint8_t, 256> table;
  ASSERT_TRUE(GammaTable(1, table).ok());
  for (size_t i = 0; i < 256; ++i) ASSERT_EQ(table[i], i);
  ASSERT_TRUE(GammaTable(2.2, table).ok());
  EXPECT_EQ(table[0], 0);
  EXPECT_EQ(table[255], 255);
}

TEST(GammaTable, ExponentsOutOfRangeAreRefused) {
  std::array<uint8_t, 256> table;
  for (const double gamma : {0.0, -1.0, 101.0, std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity()}) {
    EXPECT_EQ(GammaTable(gamma, table).code(), kInvalid);
  }
}

TEST(ApplyTable, WorksInPlaceOnEveryChannel) {
  TestImage image(21, 3, PixelFormat::kBgr, 1), before = image;
  std::array<uint8_t, 256> table;
  for (size_t i = 0; i < 256; ++i) table[i] = uint8_t(i * 3 + 1);
  ASSERT_TRUE(ApplyTable(image.view(), table, image.view()).ok());
  EXPECT_EQ(image.view().row(2)[62], table[before.view().row(2)[62]]);
}

TEST(BrightnessContrast, FactorsOutOfRangeAreRefused) {
  TestImage image(4, 4, PixelFormat::kGray, 1);
  EXPECT_EQ(BrightnessContrast(image.view(), image.view(), 40000, 0).code(), kInvalid);
  EXPECT_EQ(BrightnessContrast(image.view(), image.view(), 256, -40000).code(), kInvalid);
  EXPECT_TRUE(BrightnessContrast(image.view(), image.view(), 300, 10).ok());
}

TEST(Blend, WeightsOutOfRangeAreRefused) {
  TestImage a(4, 4, PixelFormat::kRgb, 1), b(4, 4, PixelFormat::kRgb, 2);
  EXPECT_EQ(Blend(a.view(), b.view(), -1, a.view()).code(), kInvalid);
  EXPECT_EQ(Blend(a.view(), b.view(), 257, a.view()).code(), kInvalid);
  EXPECT_TRUE(Blend(a.view(), b.view(), 128, a.view()).ok());
}

TEST(Overlay, OnlyThePartInsideIsDrawn) {
  TestImage top(4, 4, PixelFormat::kRgba), base(10, 6, PixelFormat::kRgb);
  for (int32_t i = 0; i < 16; ++i) {
    for (int32_t c = 0; c < 4; ++c) (&top.at(i % 4, i / 4))[c] = c == 3 ? 255 : uint8_t(40 + i);
  }
  ASSERT_TRUE(Overlay(top.view(), base.view(), -1, 4).ok());
  EXPECT_EQ(base.at(0, 4), 41);
  EXPECT_EQ(base.at(2, 5), 47);
  EXPECT_EQ(base.at(3, 5), 0);
  EXPECT_EQ(base.at(0, 3), 0);
}

TEST(Overlay, APlaceFarOutsideDrawsNothing) {
  TestImage top(4, 4, PixelFormat::kRgba, 1), base(4, 4, PixelFormat::kRgb);
  constexpr int32_t kFar = std::numeric_limits<int32_t>::max();
  for (const int32_t at : {kFar, -kFar - 1, 4, -4}) {
    ASSERT_TRUE(Overlay(top.view(), base.view(), at, 0).ok());
    ASSERT_TRUE(Overlay(top.view(), base.view(), 0, at).ok());
  }
  for (int32_t i = 0; i < 16; ++i) EXPECT_EQ(base.at(i % 4, i / 4), 0);
}

TEST(Overlay, ATopWithoutAlphaAndAGrayBaseAreRefused) {
  TestImage rgb(4, 4, PixelFormat::kRgb, 1), rgba(4, 4, PixelFormat::kRgba, 1);
  TestImage gray(4, 4, PixelFormat::kGray, 1);
  EXPECT_EQ(Overlay(rgb.view(), rgba.view(), 0, 0).code(), kInvalid);
  EXPECT_EQ(Overlay(rgba.view(), gray.view(), 0, 0).code(), kInvalid);
}

}  // namespace
}  // namespace genie::ops
