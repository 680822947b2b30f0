// Bootstrap: how far a figure would move had other screens been drawn. Screens are drawn with
// replacement, as many as there are, and the figure is computed anew from the sums of their counts;
// the interval holds the middle 95 % of what comes out. The seed is fixed: the same tallies give
// the same interval.
//
// Source: Efron, Tibshirani: An Introduction to the Bootstrap (1993), percentile intervals.
// Depends on: figures.h. Thread safety: pure functions.
#pragma once

#include <map>
#include <string>

#include "figures.h"

namespace genie::eval {

inline constexpr size_t kResamples = 1000;
inline constexpr size_t kApResamples = 300;

struct Interval {
  double low = 0;
  double high = 0;
};
using Intervals = std::map<std::string, Interval>;  // by the figure's name

// "F1@0.5", "P@0.5", "R@0.5", "F1@0.75", "F1@0.9", "recall_side<16", "centre_coverage",
// "boxes_per_image" of a subset.
Intervals BoxIntervals(const Group& group, Subset subset);

// "AP50" and "AP50-95", from kApResamples; none where a prediction lacks its confidence.
// Cost: O(predictions) for each resample and IoU: a few tenths of a second for a hundred screens.
Intervals ApIntervals(const Group& group, Subset subset);

// "by_flag/F1@0.5" ..., "roles/accuracy", "roles/macro_F1", "meaning/parent_accuracy",
// "meaning/checked", "meaning/disabled" (their accuracy).
Intervals MeaningIntervals(const Group& group);

}  // namespace genie::eval
