// States and parents, over the elements that were hit.
#include <map>
#include <set>

#include "tally.h"

namespace genie::eval {
namespace {

using OptionalIndex = std::optional<size_t>;

// The nearest ancestor for which `is_match` holds. Links that run in a circle end the search.
template <typename ParentOf, typename IsMatch>
OptionalIndex Ancestor(size_t start, ParentOf parent_of, IsMatch is_match) {
  std::set<size_t> seen;
  for (OptionalIndex at = parent_of(start); at && seen.insert(*at).second; at = parent_of(*at)) {
    if (is_match(*at)) return at;
  }
  return std::nullopt;
}

// Predictions by what they say their id is; a later one of the same id replaces an earlier one.
std::map<std::string, size_t> IndexById(const Screen& screen) {
  std::map<std::string, size_t> by_id;
  for (size_t i = 0; i < screen.predicted.size(); ++i) {
    const std::string& id = screen.predicted[i].id;
    by_id[id.empty() ? std::to_string(i) : id] = i;
  }
  return by_id;
}

void CountState(bool truth, bool said, StateTally& tally) {
  ++(truth ? (said ? tally.true_positives : tally.false_negatives)
           : (said ? tally.false_positives : tally.true_negatives));
}

void TallyStates(const TruthElement& truth, const PredictedElement& said, Tally& tally) {
  if (IsCheckable(truth)) CountState(truth.checked, said.checked, tally.checked);
  if (IsInteractive(truth)) CountState(truth.disabled, said.disabled, tally.disabled);
}

}  // namespace

void TallyMeaning(const Screen& screen, Tally& tally) {
  const Sides sides = Split(
      screen, [](const TruthElement&) { return true; }, [](const TruthElement&) { return false; });
  const std::vector<uint32_t> shown = ShownRows(screen);
  std::vector<int32_t> room(sides.wanted.begin(), sides.wanted.end());
  const auto hit_of = TakeGreedily(screen, shown, room, kLowestIou);
  std::vector<int32_t> truth_of(screen.predicted.size(), kNone);
  std::vector<uint8_t> is_hit(sides.wanted.size(), false);
  for (size_t i = 0; i < shown.size(); ++i) {
    if (hit_of[i] == kNone) continue;
    const auto element = static_cast<size_t>(hit_of[i]);
    truth_of[shown[i]] = hit_of[i];
    is_hit[element] = true;
    TallyStates(screen.truth.elements[element], screen.predicted[shown[i]], tally);
  }
  const auto by_id = IndexById(screen);
  const auto predicted_parent = [&](size_t i) -> OptionalIndex {
    const auto found = by_id.find(screen.predicted[i].parent);
    return found == by_id.end() ? std::nullopt : OptionalIndex(found->second);
  };
  for (size_t row = 0; row < truth_of.size(); ++row) {
    if (truth_of[row] == kNone) continue;
    const OptionalIndex want = Ancestor(
        static_cast<size_t>(truth_of[row]),
        [&](size_t i) { return screen.truth.elements[i].parent; },
        [&](size_t i) { return is_hit[i] != 0; });
    if (!want) continue;
    const OptionalIndex got =
        Ancestor(row, predicted_parent, [&](size_t i) { return truth_of[i] != kNone; });
    tally.parents.part += got && static_cast<size_t>(truth_of[*got]) == *want;
    ++tally.parents.whole;
  }
}

}  // namespace genie::eval
