// Boxes, whatever their role: F1, small boxes, covered centres, average precision's pool.
#include <algorithm>

#include "tally.h"

namespace genie::eval {
namespace {

void CountElements(const Screen& screen, const Sides& sides, const Matching& matching,
                   BoxTally& tally) {
  for (size_t i = 0; i < sides.wanted.size(); ++i) {
    if (!sides.wanted[i]) continue;
    const TruthElement& element = screen.truth.elements[i];
    const Share one{matching.hit[i], !matching.excused[i]};
    tally.recall_of_role[element.role] += one;
    if (!matching.excused[i] && std::min(element.width, element.height) < kSmallSidePx) {
      tally.small += one;
    }
  }
}

void CountCentres(const Screen& screen, const Sides& sides, const std::vector<uint32_t>& shown,
                  BoxTally& tally) {
  for (size_t i = 0; i < sides.wanted.size(); ++i) {
    if (!sides.wanted[i]) continue;
    const TruthElement& element = screen.truth.elements[i];
    const double x = element.box().left + element.width / 2;
    const double y = element.box().top + element.height / 2;
    tally.covered.part += std::ranges::any_of(shown, [&](uint32_t row) {
      const Rect& box = screen.predicted[row].box;
      return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    });
    ++tally.covered.whole;
  }
}

void RankPredictions(const Screen& screen, const Sides& sides, BoxTally& tally) {
  tally.ranked.resize(screen.predicted.size());
  for (size_t i = 0; i < tally.ranked.size(); ++i) {
    tally.ranked[i].confidence = screen.predicted[i].confidence;
  }
  const std::vector<uint32_t> everything = AllPredictions(screen);
  for (size_t k = 0; k < kApIous.size(); ++k) {
    const Matching matching = Match(screen, sides, everything, kApIous[k]);
    for (size_t i = 0; i < tally.ranked.size(); ++i) {
      if (!matching.dropped[i]) tally.ranked[i].kept |= static_cast<uint16_t>(1U << k);
      if (matching.hit_of[i] != kNone) tally.ranked[i].hit |= static_cast<uint16_t>(1U << k);
    }
    tally.positives[k] = matching.counts.hits + matching.counts.misses;
  }
}

}  // namespace

BoxTally TallyBoxes(const Screen& screen, Subset subset) {
  BoxTally tally;
  const Sides sides = Split(
      screen, [&](const TruthElement& e) { return IsIn(subset, e); },
      [](const TruthElement&) { return true; });
  const std::vector<uint32_t> shown = ShownRows(screen);
  tally.elements = std::ranges::count(sides.wanted, uint8_t{1});
  tally.shown = static_cast<int64_t>(shown.size());
  for (size_t k = 0; k < kF1Ious.size(); ++k) {
    const Matching matching = Match(screen, sides, shown, kF1Ious[k]);
    tally.counts[k] = matching.counts;
    if (k == 0) CountElements(screen, sides, matching, tally);
  }
  CountCentres(screen, sides, shown, tally);
  RankPredictions(screen, sides, tally);
  return tally;
}

Tally TallyScreen(const Screen& screen) {
  Tally tally;
  tally.has_confidence = screen.has_confidence;
  tally.keys = screen.keys;
  for (size_t i = 0; i < kSubsets.size(); ++i) tally.boxes[i] = TallyBoxes(screen, kSubsets[i]);
  TallyFlags(screen, tally);
  TallyRoles(screen, tally);
  TallyMeaning(screen, tally);
  return tally;
}

}  // namespace genie::eval
