// Figures: what a table prints, computed from the tallies of some screens.
//
// Depends on: tally.h. Thread safety: values and pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tally.h"

namespace genie::eval {

struct Rates {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};
Rates RatesOf(const Counts& counts);
double Ratio(const Share& share);  // 0 of nothing

struct BoxFigures {
  int64_t elements = 0;
  double boxes_per_image = 0;
  std::array<Rates, kF1Ious.size()> rates;
  Share small;
  double centre_coverage = 0;
  std::optional<std::array<double, kApIous.size()>> ap;  // none without confidences
  std::map<std::string, Share> recall_of_role;
};

// NaN where there is nothing to find; a figure is one of 101 recall levels' mean.
double MeanAp(const std::array<double, kApIous.size()>& ap);

struct RoleFigures {
  double accuracy = 0;
  double macro_f1 = 0;  // over roles with at least kMacroMinCount elements
  struct OfRole {
    Rates rates;
    int64_t elements = 0;
  };
  std::map<std::string, OfRole> of_role;  // those of the truth
};
inline constexpr int64_t kMacroMinCount = 20;

struct StateFigures {
  double accuracy = 0;
  double majority = 0;  // what always saying the commoner answer would reach
  double f1 = 0;
  int64_t count = 0;
};

struct MeaningFigures {
  double parent_accuracy = 0;
  int64_t parents = 0;
  StateFigures checked;
  StateFigures disabled;
};

using Group = std::vector<const Tally*>;  // the screens of a row, in the set's order

BoxFigures BoxFiguresOf(const Group& group, Subset subset);
std::array<Rates, kF1Ious.size()> FlagFiguresOf(const Group& group);
RoleFigures RoleFiguresOf(const Group& group);
MeaningFigures MeaningFiguresOf(const Group& group);

// Which keys any prediction of the group has.
PredictionKeys KeysOf(const Group& group);

}  // namespace genie::eval
