#include "average_precision.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace genie::eval {
namespace {

constexpr size_t kRecallLevels = 101;

double RecallLevel(size_t i) {
  return i + 1 == kRecallLevels ? 1.0 : static_cast<double>(i) * 0.01;
}

}  // namespace

RankedPool::RankedPool(const std::vector<const Tally*>& group, Subset subset) {
  std::vector<Ranked> all;
  std::vector<uint32_t> screens;
  for (const Tally* tally : group) {
    const BoxTally& boxes = tally->boxes[static_cast<size_t>(subset)];
    all.insert(all.end(), boxes.ranked.begin(), boxes.ranked.end());
    screens.resize(all.size(), static_cast<uint32_t>(positives_.size()));
    positives_.push_back(boxes.positives);
  }
  std::vector<uint32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](uint32_t a, uint32_t b) {
    return all[a].confidence != all[b].confidence ? all[a].confidence > all[b].confidence : a < b;
  });
  for (const uint32_t i : order) {
    ranked_.push_back(all[i]);
    screen_of_.push_back(screens[i]);
  }
}

RankedPool::Precisions RankedPool::AveragePrecisions() const {
  return AveragePrecisions(std::vector<int64_t>(positives_.size(), 1));
}

RankedPool::Precisions RankedPool::AveragePrecisions(const std::vector<int64_t>& times) const {
  Precisions ap;
  for (size_t k = 0; k < kApIous.size(); ++k) ap[k] = AveragePrecision(k, times);
  return ap;
}

double RankedPool::AveragePrecision(size_t iou, const std::vector<int64_t>& times) const {
  int64_t positives = 0;
  for (size_t i = 0; i < times.size(); ++i) positives += times[i] * positives_[i][iou];
  if (positives == 0) return std::numeric_limits<double>::quiet_NaN();
  const auto bit = static_cast<uint16_t>(1U << iou);
  std::vector<double> recall;
  std::vector<double> precision;
  int64_t hits = 0;
  int64_t counted = 0;
  for (size_t i = 0; i < ranked_.size(); ++i) {
    const int64_t repeated = times[screen_of_[i]];
    if ((ranked_[i].kept & bit) == 0 || repeated == 0) continue;
    counted += repeated;
    if ((ranked_[i].hit & bit) != 0) hits += repeated;
    recall.push_back(static_cast<double>(hits) / static_cast<double>(positives));
    precision.push_back(static_cast<double>(hits) / static_cast<double>(counted));
  }
  for (size_t i = precision.size(); i > 1; --i) {
    precision[i - 2] = std::max(precision[i - 2], precision[i - 1]);
  }
  double sum = 0;
  for (size_t level = 0; level < kRecallLevels; ++level) {
    const auto at = std::ranges::lower_bound(recall, RecallLevel(level)) - recall.begin();
    if (at < std::ssize(precision)) sum += precision[static_cast<size_t>(at)];
  }
  return sum / static_cast<double>(kRecallLevels);
}

}  // namespace genie::eval
