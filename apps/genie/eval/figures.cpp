#include "figures.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "average_precision.h"

namespace genie::eval {
namespace {

double AtLeastOne(int64_t count) { return static_cast<double>(std::max<int64_t>(count, 1)); }

void AddBoxes(const BoxTally& from, BoxTally& to) {
  to.elements += from.elements;
  to.shown += from.shown;
  for (size_t k = 0; k < kF1Ious.size(); ++k) to.counts[k] += from.counts[k];
  to.small += from.small;
  to.covered += from.covered;
  for (const auto& [role, share] : from.recall_of_role) to.recall_of_role[role] += share;
}

StateFigures StateFiguresOf(const Group& group, StateTally Tally::* state) {
  StateTally sum;
  for (const Tally* tally : group) {
    const StateTally& one = tally->*state;
    sum.true_negatives += one.true_negatives;
    sum.false_positives += one.false_positives;
    sum.false_negatives += one.false_negatives;
    sum.true_positives += one.true_positives;
  }
  const int64_t no = sum.true_negatives + sum.false_positives;
  const int64_t yes = sum.false_negatives + sum.true_positives;
  return {.accuracy =
              static_cast<double>(sum.true_negatives + sum.true_positives) / AtLeastOne(no + yes),
          .majority = static_cast<double>(std::max(no, yes)) / AtLeastOne(no + yes),
          .f1 = RatesOf({sum.true_positives, sum.false_positives, sum.false_negatives}).f1,
          .count = std::max<int64_t>(no + yes, 1)};
}

}  // namespace

Rates RatesOf(const Counts& counts) {
  const auto hits = static_cast<double>(counts.hits);
  const double precision = hits / AtLeastOne(counts.hits + counts.false_ones);
  const double recall = hits / AtLeastOne(counts.hits + counts.misses);
  return {precision, recall, 2 * precision * recall / std::max(1e-9, precision + recall)};
}

double Ratio(const Share& share) {
  return static_cast<double>(share.part) / AtLeastOne(share.whole);
}

double MeanAp(const std::array<double, kApIous.size()>& ap) {
  double sum = 0;
  for (const double one : ap) sum += one;
  return sum / static_cast<double>(ap.size());
}

BoxFigures BoxFiguresOf(const Group& group, Subset subset) {
  const auto index = static_cast<size_t>(subset);
  BoxTally sum;
  for (const Tally* tally : group) AddBoxes(tally->boxes[index], sum);
  BoxFigures figures;
  figures.elements = sum.elements;
  figures.boxes_per_image =
      static_cast<double>(sum.shown) / AtLeastOne(static_cast<int64_t>(group.size()));
  for (size_t k = 0; k < kF1Ious.size(); ++k) figures.rates[k] = RatesOf(sum.counts[k]);
  figures.small = sum.small;
  figures.centre_coverage = Ratio(sum.covered);
  figures.recall_of_role = std::move(sum.recall_of_role);
  if (std::ranges::all_of(group, [](const Tally* t) { return t->has_confidence; })) {
    figures.ap = RankedPool(group, subset).AveragePrecisions();
  }
  return figures;
}

std::array<Rates, kF1Ious.size()> FlagFiguresOf(const Group& group) {
  std::array<Rates, kF1Ious.size()> rates;
  for (size_t k = 0; k < kF1Ious.size(); ++k) {
    Counts sum;
    for (const Tally* tally : group) sum += tally->flagged[k];
    rates[k] = RatesOf(sum);
  }
  return rates;
}

RoleFigures RoleFiguresOf(const Group& group) {
  std::set<std::string> roles;
  Share accuracy;
  std::map<std::string, Counts> counts;
  for (const Tally* tally : group) {
    roles.insert(tally->truth_roles.begin(), tally->truth_roles.end());
    accuracy += tally->role_accuracy;
    for (const auto& [role, one] : tally->of_role) counts[role] += one;
  }
  RoleFigures figures;
  figures.accuracy = Ratio(accuracy);
  int64_t large = 0;
  for (const std::string& role : roles) {
    const Counts& sum = counts[role];
    const int64_t elements = sum.hits + sum.misses;
    figures.of_role[role] = {RatesOf(sum), elements};
    if (elements < kMacroMinCount) continue;
    figures.macro_f1 += RatesOf(sum).f1;
    ++large;
  }
  figures.macro_f1 /= AtLeastOne(large);
  return figures;
}

MeaningFigures MeaningFiguresOf(const Group& group) {
  Share parents;
  for (const Tally* tally : group) parents += tally->parents;
  return {.parent_accuracy = Ratio(parents),
          .parents = parents.whole,
          .checked = StateFiguresOf(group, &Tally::checked),
          .disabled = StateFiguresOf(group, &Tally::disabled)};
}

PredictionKeys KeysOf(const Group& group) {
  PredictionKeys keys;
  for (const Tally* tally : group) keys.Add(tally->keys);
  return keys;
}

}  // namespace genie::eval
