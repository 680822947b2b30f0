#include "bootstrap.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

#include <genie/base/hash.h>

#include "average_precision.h"

namespace genie::eval {
namespace {

constexpr uint64_t kSeed = 0x67656e6965;  // any number, always the same
constexpr double kTail = 0.025;

// Which screens a resample draws.
class Draws {
 public:
  size_t Next(size_t count) {
    state_ = CombineHash(state_, ++drawn_);
    return static_cast<size_t>(state_ % count);
  }

 private:
  uint64_t state_ = kSeed;
  uint64_t drawn_ = 0;
};

// One screen's counts, laid out the same for each screen of a group.
using CountRow = std::vector<int64_t>;

// A figure's name and how it follows from the summed counts.
struct Formula {
  std::string name;
  std::function<double(const CountRow&)> value;
};

Counts CountsAt(const CountRow& row, size_t at) { return {row[at], row[at + 1], row[at + 2]}; }

void Append(const Counts& counts, CountRow& row) {
  row.insert(row.end(), {counts.hits, counts.false_ones, counts.misses});
}
void Append(const Share& share, CountRow& row) { row.insert(row.end(), {share.part, share.whole}); }

Formula RatesFormula(std::string name, size_t at, double Rates::* rate) {
  return {std::move(name), [=](const CountRow& row) { return RatesOf(CountsAt(row, at)).*rate; }};
}
Formula RatioFormula(std::string name, size_t at) {
  return {std::move(name), [=](const CountRow& row) { return Ratio({row[at], row[at + 1]}); }};
}

Interval MiddleOf(std::vector<double>& values) {
  std::ranges::sort(values);
  const auto last = static_cast<double>(values.size() - 1);
  const auto at = [&](double share) {
    return values[static_cast<size_t>(std::lround(share * last))];
  };
  return {at(kTail), at(1 - kTail)};
}

Intervals Resample(const std::vector<CountRow>& rows, const std::vector<Formula>& formulas) {
  Intervals intervals;
  if (rows.empty()) return intervals;
  std::vector<std::vector<double>> values(formulas.size());
  Draws draws;
  for (size_t round = 0; round < kResamples; ++round) {
    CountRow sum(rows.front().size(), 0);
    for (size_t i = 0; i < rows.size(); ++i) {
      const CountRow& drawn = rows[draws.Next(rows.size())];
      for (size_t k = 0; k < sum.size(); ++k) sum[k] += drawn[k];
    }
    for (size_t f = 0; f < formulas.size(); ++f) values[f].push_back(formulas[f].value(sum));
  }
  for (size_t f = 0; f < formulas.size(); ++f) {
    intervals[formulas[f].name] = MiddleOf(values[f]);
  }
  return intervals;
}

std::string AtIou(const char* figure, double iou) {
  char name[32];
  std::snprintf(name, sizeof name, "%s@%g", figure, iou);
  return name;
}

CountRow RowOfBoxes(const BoxTally& boxes) {
  CountRow row;
  for (const Counts& counts : boxes.counts) Append(counts, row);
  Append(boxes.small, row);
  Append(boxes.covered, row);
  Append(Share{boxes.shown, 1}, row);
  return row;
}

CountRow RowOfMeaning(const Tally& tally, const std::vector<std::string>& roles) {
  CountRow row;
  for (const Counts& counts : tally.flagged) Append(counts, row);
  Append(tally.role_accuracy, row);
  Append(tally.parents, row);
  for (const StateTally* state : {&tally.checked, &tally.disabled}) {
    const int64_t right = state->true_negatives + state->true_positives;
    Append(Share{right, right + state->false_positives + state->false_negatives}, row);
  }
  for (const std::string& role : roles) {
    const auto found = tally.of_role.find(role);
    Append(found == tally.of_role.end() ? Counts{} : found->second, row);
  }
  return row;
}

// The mean F1 of roles whose counts start at `at`. Which roles are large enough is the whole
// group's matter, not the resample's.
Formula MacroFormula(size_t at, size_t roles) {
  return {"roles/macro_F1", [=](const CountRow& row) {
            double sum = 0;
            for (size_t i = 0; i < roles; ++i) sum += RatesOf(CountsAt(row, at + 3 * i)).f1;
            return roles == 0 ? 0 : sum / static_cast<double>(roles);
          }};
}

}  // namespace

Intervals BoxIntervals(const Group& group, Subset subset) {
  std::vector<CountRow> rows;
  for (const Tally* tally : group) {
    rows.push_back(RowOfBoxes(tally->boxes[static_cast<size_t>(subset)]));
  }
  std::vector<Formula> formulas;
  for (size_t k = 0; k < kF1Ious.size(); ++k) {
    formulas.push_back(RatesFormula(AtIou("F1", kF1Ious[k]), 3 * k, &Rates::f1));
    formulas.push_back(RatesFormula(AtIou("P", kF1Ious[k]), 3 * k, &Rates::precision));
    formulas.push_back(RatesFormula(AtIou("R", kF1Ious[k]), 3 * k, &Rates::recall));
  }
  size_t at = 3 * kF1Ious.size();
  for (const char* name : {"recall_side<16", "centre_coverage", "boxes_per_image"}) {
    formulas.push_back(RatioFormula(name, at));
    at += 2;
  }
  return Resample(rows, formulas);
}

Intervals ApIntervals(const Group& group, Subset subset) {
  const auto says = [](const Tally* tally) { return tally->has_confidence; };
  if (group.empty() || !std::ranges::all_of(group, says)) return {};
  const RankedPool pool(group, subset);
  std::vector<double> at_half;
  std::vector<double> mean;
  Draws draws;
  for (size_t round = 0; round < kApResamples; ++round) {
    std::vector<int64_t> times(group.size(), 0);
    for (size_t i = 0; i < group.size(); ++i) ++times[draws.Next(group.size())];
    const auto ap = pool.AveragePrecisions(times);
    if (std::isnan(ap.front())) continue;  // a resample in which there is nothing to find
    at_half.push_back(ap.front());
    mean.push_back(MeanAp(ap));
  }
  if (at_half.empty()) return {};
  return {{"AP50", MiddleOf(at_half)}, {"AP50-95", MiddleOf(mean)}};
}

Intervals MeaningIntervals(const Group& group) {
  std::vector<std::string> large;
  for (const auto& [role, figures] : RoleFiguresOf(group).of_role) {
    if (figures.elements >= kMacroMinCount) large.push_back(role);
  }
  std::vector<CountRow> rows;
  for (const Tally* tally : group) rows.push_back(RowOfMeaning(*tally, large));
  std::vector<Formula> formulas;
  for (size_t k = 0; k < kF1Ious.size(); ++k) {
    formulas.push_back(RatesFormula("by_flag/" + AtIou("F1", kF1Ious[k]), 3 * k, &Rates::f1));
  }
  size_t at = 3 * kF1Ious.size();
  for (const char* name :
       {"roles/accuracy", "meaning/parent_accuracy", "meaning/checked", "meaning/disabled"}) {
    formulas.push_back(RatioFormula(name, at));
    at += 2;
  }
  formulas.push_back(MacroFormula(at, large.size()));
  return Resample(rows, formulas);
}

}  // namespace genie::eval
