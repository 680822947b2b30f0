#include "offsets.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "matching.h"

namespace genie::eval {
namespace {

constexpr double kStep = 0.5;
constexpr double kReach = 4;  // pixels to either side of where an edge is
constexpr int kMaxPasses = 8;
constexpr std::array kIous = {0.5, 0.75, 0.9};
constexpr std::array kEdges = {&EdgeOffset::left, &EdgeOffset::top, &EdgeOffset::right,
                               &EdgeOffset::bottom};

struct Pair {
  Rect truth;
  Rect predicted;
};
using Pairs = std::vector<Pair>;

Rect Moved(const Rect& box, const EdgeOffset& offset) {
  return {box.left + offset.left, box.top + offset.top, box.right + offset.right,
          box.bottom + offset.bottom};
}

double MedianDifference(const Pairs& pairs, double Rect::* edge) {
  std::vector<double> differences;
  for (const Pair& pair : pairs) differences.push_back(pair.truth.*edge - pair.predicted.*edge);
  const auto middle = differences.begin() + std::ssize(differences) / 2;
  std::ranges::nth_element(differences, middle);
  return std::round(*middle / kStep) * kStep;
}

// How many of the IoUs the moved boxes reach, all together.
int64_t Reached(const Pairs& pairs, const EdgeOffset& offset) {
  int64_t reached = 0;
  for (const Pair& pair : pairs) {
    const double iou = Iou(pair.truth, Moved(pair.predicted, offset));
    reached += std::ranges::count_if(kIous, [&](double at_least) { return iou >= at_least; });
  }
  return reached;
}

// Moves one edge to where most is reached; the first such place. True when it moved.
bool ImproveEdge(const Pairs& pairs, double EdgeOffset::* edge, EdgeOffset& offset) {
  const double start = offset.*edge;
  double best = start;
  int64_t most = Reached(pairs, offset);
  for (double at = start - kReach; at <= start + kReach; at += kStep) {
    offset.*edge = at;
    const int64_t reached = Reached(pairs, offset);
    if (reached > most) {
      most = reached;
      best = at;
    }
  }
  offset.*edge = best;
  return best != start;
}

EdgeOffset Fit(const Pairs& pairs) {
  if (pairs.empty()) return {};
  EdgeOffset offset{.left = MedianDifference(pairs, &Rect::left),
                    .top = MedianDifference(pairs, &Rect::top),
                    .right = MedianDifference(pairs, &Rect::right),
                    .bottom = MedianDifference(pairs, &Rect::bottom),
                    .matches = pairs.size()};
  for (int pass = 0; pass < kMaxPasses; ++pass) {
    bool moved = false;
    for (double EdgeOffset::* edge : kEdges) moved |= ImproveEdge(pairs, edge, offset);
    if (!moved) break;
  }
  return offset;
}

}  // namespace

const EdgeOffset& Offsets::For(const std::string& role) const {
  const auto found = of_role.find(role);
  return found == of_role.end() ? of_all : found->second;
}

Offsets FitOffsets(const std::vector<std::optional<Screen>>& training) {
  Pairs all;
  std::map<std::string, Pairs> of_role;
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
      all.push_back({truth, predicted.box});
      of_role[predicted.role].push_back({truth, predicted.box});
    }
  }
  Offsets offsets{.of_all = Fit(all), .of_role = {}};
  for (const auto& [role, pairs] : of_role) {
    if (pairs.size() >= kMinMatchesOfRole) offsets.of_role[role] = Fit(pairs);
  }
  return offsets;
}

void ApplyOffsets(const Offsets& offsets, Prediction& prediction) {
  for (PredictedElement& element : prediction.elements) {
    element.box = Moved(element.box, offsets.For(element.role));
  }
}

}  // namespace genie::eval
