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
  for (const Tally* tally : group) {
    const BoxTally& boxes = tally->boxes[static_cast<size_t>(subset)];
    all.insert(all.end(), boxes.ranked.begin(), boxes.ranked.end());
    for (size_t k = 0; k < kApIous.size(); ++k) positives_[k] += boxes.positives[k];
  }
  std::vector<uint32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](uint32_t a, uint32_t b) {
    return all[a].confidence != all[b].confidence ? all[a].confidence > all[b].confidence : a < b;
  });
  ranked_.reserve(all.size());
  for (const uint32_t i : order) ranked_.push_back(all[i]);
}

std::array<double, kApIous.size()> RankedPool::AveragePrecisions() const {
  std::array<double, kApIous.size()> ap;
  for (size_t k = 0; k < kApIous.size(); ++k) ap[k] = AveragePrecision(k);
  return ap;
}

double RankedPool::AveragePrecision(size_t iou) const {
  if (positives_[iou] == 0) return std::numeric_limits<double>::quiet_NaN();
  const auto bit = static_cast<uint16_t>(1U << iou);
  std::vector<double> recall;
  std::vector<double> precision;
  int64_t hits = 0;
  for (const Ranked& one : ranked_) {
    if ((one.kept & bit) == 0) continue;
    hits += (one.hit & bit) != 0;
    recall.push_back(static_cast<double>(hits) / static_cast<double>(positives_[iou]));
    precision.push_back(static_cast<double>(hits) / static_cast<double>(recall.size()));
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
