// Tests of live_report.h.
#include "live_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace genie::bench {
namespace {

using testing::HasSubstr;

LiveBenchResult ThreeOfEach() {
  LiveBenchResult result;
  result.background = "board";
  for (const double ms : {1.0, 2.0, 9.0}) {
    result.drawn.event.Add(ms);
    result.drawn.total.Add(ms + 3);
    result.clicked.event.Add(ms + 5);
    result.clicked.total.Add(ms + 8);
  }
  return result;
}

TEST(LiveReport, RepaintIsWhatAPressTakesLongerThanASquare) {
  EXPECT_DOUBLE_EQ(LiveJson(ThreeOfEach())["repaint_ms"].get<double>(), 5.0);
  EXPECT_THAT(LiveTable(ThreeOfEach()), HasSubstr("difference of the medians: 5.00"));
}

TEST(LiveReport, TableTellsHowManyWereMeasuredAndMissed) {
  LiveBenchResult result = ThreeOfEach();
  result.not_shown = 2;
  EXPECT_THAT(LiveTable(result),
              HasSubstr("3 squares and 3 presses; 2 without a change in the Scene"));
}

TEST(LiveReport, JsonHoldsMedianAndP99OfEachPart) {
  const auto json = LiveJson(ThreeOfEach());
  EXPECT_DOUBLE_EQ(json["key_pressed"]["total_ms"]["median"].get<double>(), 10.0);
  EXPECT_DOUBLE_EQ(json["square_drawn"]["event_ms"]["p99"].get<double>(), 9.0);
}

}  // namespace
}  // namespace genie::bench
