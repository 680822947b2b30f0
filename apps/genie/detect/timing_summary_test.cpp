// Tests of the summary of timings.
#include "timing_summary.h"

#include <gtest/gtest.h>

namespace genie::cli {
namespace {

TEST(TimingSummary, NothingAddedGivesNoTable) { EXPECT_EQ(TimingSummary().Text(), ""); }

TEST(TimingSummary, MedianAndP99AreNearestRanks) {
  TimingSummary summary;
  for (int64_t ms = 100; ms >= 1; --ms) {
    const NamedTiming timings[] = {{"decode", ms * 1'000'000}};
    summary.Add(timings);
  }
  EXPECT_EQ(summary.Text(),
            "100 pictures\n"
            "  stage      median ms    p99 ms     sum ms\n"
            "  decode         50.00     99.00     5050.0\n");
}

TEST(TimingSummary, OnePictureIsItsOwnMedian) {
  TimingSummary summary;
  const NamedTiming timings[] = {{"read", 1'500'000}, {"decode", 2'000'000}};
  summary.Add(timings);
  EXPECT_EQ(summary.Text(),
            "1 picture\n"
            "  stage      median ms    p99 ms     sum ms\n"
            "  read            1.50      1.50        1.5\n"
            "  decode          2.00      2.00        2.0\n");
}

}  // namespace
}  // namespace genie::cli
