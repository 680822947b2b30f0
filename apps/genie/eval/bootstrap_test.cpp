#include "bootstrap.h"

#include <gtest/gtest.h>

namespace genie::eval {
namespace {

Tally TallyOf(int64_t hits, int64_t misses) {
  Tally tally;
  for (BoxTally& boxes : tally.boxes) {
    for (Counts& counts : boxes.counts) counts = {hits, 0, misses};
    boxes.shown = hits;
  }
  return tally;
}

TEST(Bootstrap, IntervalHoldsTheFigureAndIsTheSameEachTime) {
  std::vector<Tally> tallies;
  for (int i = 0; i < 30; ++i) tallies.push_back(TallyOf(10 + i % 7, i % 5));
  Group group;
  for (const Tally& tally : tallies) group.push_back(&tally);
  const double f1 = BoxFiguresOf(group, Subset::kLeaf).rates[0].f1;
  const Interval interval = BoxIntervals(group, Subset::kLeaf).at("F1@0.5");
  EXPECT_LT(interval.low, f1);
  EXPECT_GT(interval.high, f1);
  EXPECT_LT(interval.high - interval.low, 0.1);
  const Interval again = BoxIntervals(group, Subset::kLeaf).at("F1@0.5");
  EXPECT_EQ(interval.low, again.low);
  EXPECT_EQ(interval.high, again.high);
}

TEST(Bootstrap, EqualScreensLeaveNoDoubt) {
  const Tally tally = TallyOf(3, 1);
  const Group group(12, &tally);
  const Interval interval = BoxIntervals(group, Subset::kAll).at("R@0.5");
  EXPECT_EQ(interval.low, 0.75);
  EXPECT_EQ(interval.high, 0.75);
}

TEST(Bootstrap, AveragePrecisionOfEqualScreensLeavesNoDoubt) {
  Tally tally;
  for (BoxTally& boxes : tally.boxes) {
    boxes.ranked = {{.confidence = 0.9, .kept = 0x3ff, .hit = 0x3ff},
                    {.confidence = 0.8, .kept = 0x3ff, .hit = 0}};
    boxes.positives.fill(1);
  }
  const Group group(5, &tally);
  const auto intervals = ApIntervals(group, Subset::kLeaf);
  EXPECT_EQ(intervals.at("AP50").low, 1);
  EXPECT_EQ(intervals.at("AP50-95").high, 1);
}

TEST(Bootstrap, PredictionsWithoutConfidenceHaveNoAveragePrecision) {
  Tally tally;
  tally.has_confidence = false;
  EXPECT_TRUE(ApIntervals({&tally}, Subset::kLeaf).empty());
}

TEST(Bootstrap, NoScreensGiveNoIntervals) {
  EXPECT_TRUE(BoxIntervals({}, Subset::kAll).empty());
  EXPECT_TRUE(MeaningIntervals({}).empty());
}

}  // namespace
}  // namespace genie::eval
