#include <genie/kernels/equal_masks.h>

#include <algorithm>
#include <random>
#include <vector>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class EqualMasksTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(EqualMasksTest);

// Pixels whose bytes differ from `base` by -5 .. 5 or not at all: near every tolerance tried.
std::vector<uint32_t> NearPixels(size_t count, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<uint32_t> pixels(count);
  for (uint32_t& pixel : pixels) {
    const uint32_t draw = uint32_t(random());
    pixel = 0x808080u + (draw % 3 == 0 ? 0 : draw / 3 % 11 - 5);
    if (draw >> 30 == 0) pixel += (uint32_t(random() % 11) - 5) * 0x10000u;
  }
  return pixels;
}

void ExpectOracle(const std::vector<uint32_t>& row, const std::vector<uint32_t>& below,
                  size_t width, size_t right_count, uint8_t tolerance) {
  const size_t words = MaskWords(width);
  std::vector<uint64_t> right(words + 1, 42), down(words + 1, 42), right_only(words + 1, 42);
  std::vector<uint64_t> expected_right(words + 1, 42), expected_down(words + 1, 42);
  EqualMasks(row.data(), below.data(), width, right_count, tolerance, right.data(), down.data());
  EqualMasks(row.data(), nullptr, width, right_count, tolerance, right_only.data(), nullptr);
  scalar::EqualMasks(row.data(), below.data(), width, right_count, tolerance, expected_right.data(),
                     expected_down.data());
  ASSERT_EQ(right, expected_right) << width << " right_count " << right_count;
  ASSERT_EQ(right_only, expected_right) << width << " right_count " << right_count;
  ASSERT_EQ(down, expected_down) << width << " right_count " << right_count;
}

TEST_P(EqualMasksTest, EveryWidthAndToleranceEqualsTheOracle) {
  for (const size_t width : kTestWidths) {
    for (const int tolerance : {0, 1, 4, 127, 254, 255}) {
      for (const size_t right_count : {width, width - (width != 0), width / 2}) {
        const auto row = NearPixels(std::max(width, right_count + 1), uint32_t(width));
        const auto below = NearPixels(width, uint32_t(width + 1));
        ExpectOracle(row, below, width, right_count, uint8_t(tolerance));
      }
    }
  }
}

TEST_P(EqualMasksTest, ExtremeBytesDoNotWrapAround) {
  SampleRows<uint32_t> pixels(257, 2);
  pixels.Fill(Content::kExtremes, 1);
  const std::vector<uint32_t> row(pixels.rows().row(0), pixels.rows().row(0) + 257);
  const std::vector<uint32_t> below(pixels.rows().row(1), pixels.rows().row(1) + 256);
  for (const int tolerance : {0, 254, 255}) ExpectOracle(row, below, 256, 256, uint8_t(tolerance));
}

TEST_P(EqualMasksTest, ThePixelWithoutARightNeighbourIsNeverEqual) {
  const std::vector<uint32_t> row(64, 5);
  uint64_t right = 0;
  EqualMasks(row.data(), nullptr, 64, 63, 255, &right, nullptr);
  EXPECT_EQ(right, ~uint64_t{0} >> 1);
}

}  // namespace
}  // namespace genie::kernels
