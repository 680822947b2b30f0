#include <genie/kernels/box_blur.h>

#include "box_blur/box_divisor.h"
#include "pixels/border.h"
#include "testing/every_target.h"
#include "testing/window_rows.h"

namespace genie::kernels {
namespace {

class BoxBlurTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(BoxBlurTest);

constexpr BoxSize kBoxes[] = {{1, 1}, {3, 3}, {5, 5},   {2, 4},   {7, 1},   {1, 9},
                              {4, 3}, {8, 8}, {15, 15}, {16, 16}, {17, 16}, {31, 31}};

template <class Kernel>
void Blur(const Kernel& kernel, Rows<const uint8_t> source, Neighbours outside,
          Rows<uint8_t> target, Extent extent, size_t channels, BoxSize box) {
  std::vector<uint64_t> scratch(BoxBlurScratchWords(extent, channels, box));
  kernel(source, outside, target, extent, channels, box, scratch.data());
}

// The formula, pixel by pixel.
uint8_t MeanAt(SampleRows<uint8_t>& source, Extent extent, size_t channels, BoxSize box, size_t i,
               size_t y) {
  uint64_t sum = 0;
  for (size_t v = 0; v < box.height; ++v) {
    const ptrdiff_t row =
        BorderIndex(ptrdiff_t(y + v) - ptrdiff_t(box.height / 2), extent.height, Border::kReflect);
    for (size_t u = 0; u < box.width; ++u) {
      const ptrdiff_t x = BorderIndex(ptrdiff_t(i / channels + u) - ptrdiff_t(box.width / 2),
                                      extent.width, Border::kReflect);
      sum += source.at(size_t(x) * channels + i % channels, size_t(row));
    }
  }
  return uint8_t((sum + box.area() / 2) / box.area());
}

TEST_P(BoxBlurTest, EveryBoxAndSizeEqualsTheOracle) {
  for (const WindowCase& size : kWindowCases) {
    const size_t count = size.width * size.channels;
    for (const BoxSize box : kBoxes) {
      for (const Content content : kAllContents) {
        SampleRows<uint8_t> source(count, size.height, 5), actual(count, size.height, 1);
        SampleRows<uint8_t> expected(count, size.height, 1);
        source.Fill(content, uint32_t(count));
        const Extent extent = {size.width, size.height};
        Blur(BoxBlur, source.const_rows(), {}, actual.rows(), extent, size.channels, box);
        Blur(scalar::BoxBlur, source.const_rows(), {}, expected.rows(), extent, size.channels, box);
        ASSERT_EQ(actual, expected)
            << size.width << "x" << size.height << " by " << box.width << "x" << box.height;
      }
    }
  }
}

TEST_P(BoxBlurTest, BandsEqualTheWholeImage) {
  for (const BoxSize box : {BoxSize{3, 3}, BoxSize{5, 4}, BoxSize{19, 17}}) {
    ExpectBandsEqualTheWhole(41, 11, 3, [&](auto source, auto outside, auto target, auto extent) {
      Blur(BoxBlur, source, outside, target, extent, 3, box);
    });
  }
}

TEST_P(BoxBlurTest, AWhiteImageStaysWhiteUnderTheLargestBox) {
  SampleRows<uint8_t> source(40, 3), target(40, 3);
  for (size_t i = 0; i < 120; ++i) source.at(i % 40, i / 40) = 255;
  Blur(BoxBlur, source.const_rows(), {}, target.rows(), {40, 3}, 1, {4096, 4096});
  EXPECT_EQ(target, source);
}

TEST(BoxBlurOracle, EqualsTheFormula) {
  for (const BoxSize box : kBoxes) {
    SampleRows<uint8_t> source(9 * 3, 6), actual(9 * 3, 6);
    source.Fill(Content::kRandom, 7);
    Blur(scalar::BoxBlur, source.const_rows(), {}, actual.rows(), {9, 6}, 3, box);
    for (size_t i = 0; i < 27 * 6; ++i) {
      ASSERT_EQ(actual.at(i % 27, i / 27), MeanAt(source, {9, 6}, 3, box, i % 27, i / 27));
    }
  }
}

TEST(BoxDivisor, IsExactAtEveryQuotientOfEveryNarrowArea) {
  for (uint32_t area = 1; area <= 256; ++area) {
    const auto by = DivisorOf<uint16_t>(area);
    for (uint32_t sum = 0; sum <= 255 * area; ++sum) {
      const uint32_t value = uint16_t(sum + by.bias);
      ASSERT_EQ((value * by.multiplier >> 16) >> by.shift, (sum + area / 2) / area)
          << sum << " / " << area;
    }
  }
}

TEST(BoxDivisor, IsExactAroundEveryQuotientOfWideAreas) {
  for (uint64_t area = 257; area <= kMaxBoxArea; area += area / 37) {
    const auto by = DivisorOf<uint32_t>(area);
    for (uint64_t quotient = 0; quotient <= 255; ++quotient) {
      // The first sum that rounds to the quotient, and the one before.
      const uint64_t first = quotient == 0 ? 0 : quotient * area - area / 2;
      for (const uint64_t sum : {first, first == 0 ? 0 : first - 1}) {
        const uint64_t value = uint32_t(sum + by.bias);
        ASSERT_EQ((value * by.multiplier >> 32) >> by.shift, (sum + area / 2) / area)
            << sum << " / " << area;
      }
    }
  }
}

}  // namespace
}  // namespace genie::kernels
