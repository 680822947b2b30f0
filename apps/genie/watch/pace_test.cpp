// Tests of the numbers on the status line.
#include "pace.h"

#include <gtest/gtest.h>

namespace genie::cli {
namespace {

constexpr int64_t kMs = 1'000'000;

UpdateReport Report(UpdateKind kind, int32_t dirty) {
  UpdateReport report;
  report.kind = kind;
  report.tiles = 100;
  report.dirty_tiles = dirty;
  return report;
}

TEST(Pace, CountsTheFramesOfTheLastTwoSeconds) {
  Pace pace;
  pace.Add(0, 50 * kMs, Report(UpdateKind::kFull, 100));
  for (int64_t frame = 1; frame <= 10; ++frame) {
    pace.Add((5000 + frame * 100) * kMs, 2 * kMs, Report(UpdateKind::kDelta, 3));
  }
  EXPECT_EQ(pace.Line(6100 * kMs, 57),
            "frame 11  10.0 frames/s  2.0 ms a frame  3.0 % of the tiles  57 elements");
}

TEST(Pace, TwoFramesAtOnceAreNotThousandsASecond) {
  Pace pace;
  pace.Add(0, kMs, Report(UpdateKind::kFull, 100));
  pace.Add(1 * kMs, kMs, Report(UpdateKind::kDelta, 0));
  EXPECT_EQ(pace.Line(2 * kMs, 1),
            "frame 2  2.0 frames/s  1.0 ms a frame  50.0 % of the tiles  1 element");
}

TEST(Pace, NothingForLongIsNoFrameASecond) {
  Pace pace;
  pace.Add(0, kMs, Report(UpdateKind::kFull, 100));
  EXPECT_EQ(pace.Line(60'000 * kMs, 2),
            "frame 1  0.0 frames/s  0.0 ms a frame  0.0 % of the tiles  2 elements");
}

TEST(Pace, SummaryIsOfAllFramesHoweverMany) {
  Pace pace;
  EXPECT_EQ(pace.Summary(), "no frames");
  for (int64_t frame = 0; frame < 1000; ++frame) {
    const UpdateKind kind = frame == 0       ? UpdateKind::kFull
                            : frame % 2 == 0 ? UpdateKind::kEqual
                                             : UpdateKind::kDelta;
    pace.Add(frame * 10 * kMs, 3 * kMs, Report(kind, 0));
  }
  EXPECT_EQ(pace.Summary(), "1000 frames in 10.0 s: 1 full, 500 delta, 499 equal; 3.0 ms a frame");
}

}  // namespace
}  // namespace genie::cli
