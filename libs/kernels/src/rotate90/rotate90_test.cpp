#include <genie/kernels/rotate90.h>

#include "testing/every_target.h"
#include "testing/sample_rows.h"

namespace genie::kernels {
namespace {

constexpr QuarterTurn kTurns[] = {QuarterTurn::kClockwise, QuarterTurn::kCounterclockwise};

class Rotate90Test : public OnEveryTarget {};
GENIE_ON_EVERY_TARGET(Rotate90Test);

TEST_P(Rotate90Test, EveryShapeEqualsTheOracle) {
  for (const size_t width : {0, 1, 3, 4, 5, 6, 16, 17, 33, 63, 64, 70, 131}) {
    for (const size_t height : {1, 4, 6, 15, 16, 21, 65, 80}) {
      for (const size_t channels : {1, 3, 4}) {
        SampleRows<uint8_t> source(width * channels, height, 5);
        source.Fill(Content::kRandom, 1);
        for (const QuarterTurn turn : kTurns) {
          SampleRows<uint8_t> target(height * channels, width, 2);
          SampleRows<uint8_t> expected = target;
          scalar::Rotate90(source.const_rows(), expected.rows(), {width, height}, channels, turn);
          Rotate90(source.const_rows(), target.rows(), {width, height}, channels, turn);
          ASSERT_EQ(target, expected) << width << "x" << height << " channels " << channels;
        }
      }
    }
  }
}

TEST_P(Rotate90Test, ClockwiseTheTopLeftGoesToTheTopRight) {
  SampleRows<uint8_t> source(3, 2), target(2, 3);
  source.at(0, 0) = 7;
  Rotate90(source.const_rows(), target.rows(), {3, 2}, 1, QuarterTurn::kClockwise);
  EXPECT_EQ(target.at(1, 0), 7);
  Rotate90(source.const_rows(), target.rows(), {3, 2}, 1, QuarterTurn::kCounterclockwise);
  EXPECT_EQ(target.at(0, 2), 7);
}

}  // namespace
}  // namespace genie::kernels
