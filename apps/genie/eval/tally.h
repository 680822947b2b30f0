// Tally: what one screen adds to each figure, as counts. A figure over any group of screens, and
// over any resample of them, is computed from sums of tallies; nothing is matched twice.
//
// Depends on: matching.h, subsets.h. Thread safety: values; tally screens in parallel.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "matching.h"
#include "subsets.h"

namespace genie::eval {

inline constexpr std::array<double, 3> kF1Ious = {0.5, 0.75, 0.9};
inline constexpr std::array<double, 10> kApIous = {0.5,  0.55, 0.6,  0.65, 0.7,
                                                   0.75, 0.8,  0.85, 0.9,  0.95};
inline constexpr double kSmallSidePx = 16;

// One prediction in the pool of average precision; bit i stands for kApIous[i].
struct Ranked {
  double confidence = 0;
  uint16_t kept = 0;  // hit or false: not dropped
  uint16_t hit = 0;
};

struct Share {
  int64_t part = 0;
  int64_t whole = 0;

  Share& operator+=(const Share& other) {
    part += other.part;
    whole += other.whole;
    return *this;
  }
};

struct BoxTally {
  int64_t elements = 0;
  int64_t shown = 0;  // predictions at or above the threshold
  std::array<Counts, kF1Ious.size()> counts;
  Share small;    // elements with a side under kSmallSidePx that were hit
  Share covered;  // centres of elements inside some prediction
  std::map<std::string, Share> recall_of_role;  // as the truth names it
  std::vector<Ranked> ranked;
  std::array<int64_t, kApIous.size()> positives{};
};

// A state said of hit elements against the truth's.
struct StateTally {
  int64_t true_negatives = 0;
  int64_t false_positives = 0;
  int64_t false_negatives = 0;
  int64_t true_positives = 0;
};

struct Tally {
  bool has_confidence = true;
  PredictionKeys keys;
  std::array<BoxTally, kSubsets.size()> boxes;  // in the order of kSubsets
  std::array<Counts, kF1Ious.size()> flagged;   // interactive by flag
  std::map<std::string, Counts> of_role;        // canonical; in the truth or predicted
  std::vector<std::string> truth_roles;         // canonical, `also` included
  Share role_accuracy;                          // of hit leaves
  StateTally checked;
  StateTally disabled;
  Share parents;
};

Tally TallyScreen(const Screen& screen);

// The parts of it.
BoxTally TallyBoxes(const Screen& screen, Subset subset);
void TallyFlags(const Screen& screen, Tally& tally);
void TallyRoles(const Screen& screen, Tally& tally);
void TallyMeaning(const Screen& screen, Tally& tally);

}  // namespace genie::eval
