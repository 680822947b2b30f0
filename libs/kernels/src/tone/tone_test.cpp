#include <genie/kernels/tone.h>

#include <numeric>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

class ToneTest : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(ToneTest);

std::vector<uint8_t> RandomTable() {
  std::vector<uint8_t> table(256);
  std::mt19937 random(7);
  for (uint8_t& value : table) value = uint8_t(random());
  return table;
}

// Every width, each time all three.
void ExpectOracles(size_t width) {
  const std::vector<uint8_t> table = RandomTable();
  const Extent extent = {width, 2};
  SampleRows<uint8_t> source(width, 2, 5);
  source.Fill(Content::kRandom, uint32_t(width));
  SampleRows<uint8_t> actual(width, 2, 3), expected = actual;
  Invert(source.const_rows(), actual.rows(), extent);
  scalar::Invert(source.const_rows(), expected.rows(), extent);
  ASSERT_EQ(actual, expected) << "invert, width " << width;
  ApplyTable(source.const_rows(), table.data(), actual.rows(), extent);
  scalar::ApplyTable(source.const_rows(), table.data(), expected.rows(), extent);
  ASSERT_EQ(actual, expected) << "table, width " << width;
  BrightnessContrast(source.const_rows(), {300, -20}, actual.rows(), extent);
  scalar::BrightnessContrast(source.const_rows(), {300, -20}, expected.rows(), extent);
  ASSERT_EQ(actual, expected) << "contrast, width " << width;
}

TEST_P(ToneTest, EveryWidthEqualsTheOracle) {
  for (const size_t width : kTestWidths) ExpectOracles(width);
}

// On the machine's best instruction set, which may have more than the best of the targets above.
TEST(Tone, EveryWidthEqualsTheOracleByDefault) {
  for (const size_t width : kTestWidths) ExpectOracles(width);
}

TEST_P(ToneTest, EveryValueAndManyContrastsEqualTheOracle) {
  SampleRows<uint8_t> source(256, 1), actual(256, 1), expected(256, 1);
  std::iota(source.rows().row(0), source.rows().row(0) + 256, uint8_t{0});
  for (int factor = -32768; factor <= 32767; factor += 1117) {
    for (const int brightness : {-32768, -255, -1, 0, 17, 255, 32767}) {
      const Contrast contrast = {int16_t(factor), int16_t(brightness)};
      BrightnessContrast(source.const_rows(), contrast, actual.rows(), {256, 1});
      scalar::BrightnessContrast(source.const_rows(), contrast, expected.rows(), {256, 1});
      ASSERT_EQ(actual, expected) << factor << " " << brightness;
    }
  }
}

TEST_P(ToneTest, TheSourceMayBeTheTarget) {
  SampleRows<uint8_t> plane(200, 3, 5), expected(200, 3, 5);
  plane.Fill(Content::kRandom, 3);
  scalar::ApplyTable(plane.const_rows(), RandomTable().data(), expected.rows(), {200, 3});
  ApplyTable(plane.const_rows(), RandomTable().data(), plane.rows(), {200, 3});
  EXPECT_EQ(plane, expected);
}

TEST_P(ToneTest, ValuesAreAsComputedByHand) {
  const uint8_t source[] = {0, 100, 255};
  uint8_t target[3] = {};
  Invert({source, 3}, {target, 3}, {3, 1});
  EXPECT_EQ(target[1], 155);
  BrightnessContrast({source, 3}, {384, 10}, {target, 3}, {3, 1});
  EXPECT_EQ(target[0], 10);
  EXPECT_EQ(target[1], 160);
  EXPECT_EQ(target[2], 255);
}

}  // namespace
}  // namespace genie::kernels
