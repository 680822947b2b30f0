#include "offsets.h"

#include <algorithm>
#include <array>

#include "matching.h"

namespace genie::eval {
namespace {

// The differences of each edge, truth minus prediction.
using Differences = std::array<std::vector<double>, 4>;

double Median(std::vector<double>& values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::ranges::nth_element(values, middle);
  return *middle;
}

EdgeOffset MediansOf(Differences& differences) {
  return {.left = Median(differences[0]),
          .top = Median(differences[1]),
          .right = Median(differences[2]),
          .bottom = Median(differences[3]),
          .matches = differences[0].size()};
}

void Add(const Rect& truth, const Rect& predicted, Differences& differences) {
  differences[0].push_back(truth.left - predicted.left);
  differences[1].push_back(truth.top - predicted.top);
  differences[2].push_back(truth.right - predicted.right);
  differences[3].push_back(truth.bottom - predicted.bottom);
}

}  // namespace

const EdgeOffset& Offsets::For(const std::string& role) const {
  const auto found = of_role.find(role);
  return found == of_role.end() ? of_all : found->second;
}

Offsets FitOffsets(const std::vector<std::optional<Screen>>& training) {
  Differences all;
  std::map<std::string, Differences> of_role;
  for (const auto& one : training) {
    if (!one) continue;
    const Screen& screen = *one;
    const Sides sides = Split(
        screen, [](const TruthElement&) { return true; },
        [](const TruthElement&) { return false; });
    const std::vector<uint32_t> shown = ShownRows(screen);
    std::vector<int32_t> room(sides.wanted.begin(), sides.wanted.end());
    const auto hit_of = TakeGreedily(screen, shown, room, kLowestIou);
    for (size_t i = 0; i < shown.size(); ++i) {
      if (hit_of[i] == kNone) continue;
      const PredictedElement& predicted = screen.predicted[shown[i]];
      const Rect& truth = screen.truth.elements[static_cast<size_t>(hit_of[i])].box();
      Add(truth, predicted.box, all);
      Add(truth, predicted.box, of_role[predicted.role]);
    }
  }
  Offsets offsets{.of_all = MediansOf(all), .of_role = {}};
  for (auto& [role, differences] : of_role) {
    if (differences[0].size() >= kMinMatchesOfRole) offsets.of_role[role] = MediansOf(differences);
  }
  return offsets;
}

void ApplyOffsets(const Offsets& offsets, Prediction& prediction) {
  for (PredictedElement& element : prediction.elements) {
    const EdgeOffset& offset = offsets.For(element.role);
    element.box.left += offset.left;
    element.box.top += offset.top;
    element.box.right += offset.right;
    element.box.bottom += offset.bottom;
  }
}

}  // namespace genie::eval
