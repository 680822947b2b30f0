// Average precision: the predictions of many screens in one ranking by falling confidence; the mean
// over 101 levels of recall of the best precision at that recall or a higher one.
//
// Source: the COCO detection metric's interpolation (101 points).
// Depends on: tally.h. Thread safety: a value.
#pragma once

#include <array>
#include <vector>

#include "tally.h"

namespace genie::eval {

class RankedPool {
 public:
  // Ranks equal confidences in the order of the screens. Cost: O(n log n).
  RankedPool(const std::vector<const Tally*>& group, Subset subset);

  using Precisions = std::array<double, kApIous.size()>;

  // NaN where there is nothing to find. Cost: O(n) for each IoU.
  Precisions AveragePrecisions() const;

  // The same as if each screen had been there `times[i]` times, in the group's order.
  Precisions AveragePrecisions(const std::vector<int64_t>& times) const;

 private:
  double AveragePrecision(size_t iou, const std::vector<int64_t>& times) const;

  std::vector<Ranked> ranked_;
  std::vector<uint32_t> screen_of_;                             // by rank
  std::vector<std::array<int64_t, kApIous.size()>> positives_;  // by screen
};

}  // namespace genie::eval
