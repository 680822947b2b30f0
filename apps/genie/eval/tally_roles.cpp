// What an element is: the interactive flag, and roles.
#include <algorithm>
#include <set>

#include "tally.h"

namespace genie::eval {
namespace {

std::vector<uint32_t> RowsOfRole(const Screen& screen, std::string_view role) {
  std::vector<uint32_t> rows;
  for (const uint32_t row : ShownRows(screen)) {
    const std::string& said = screen.predicted[row].role;
    if (!said.empty() && CanonicalRole(said) == role) rows.push_back(row);
  }
  return rows;
}

// The element is of the role, or a wanted twin of it is.
bool AgreesInRole(const Screen& screen, const Sides& sides, uint32_t element,
                  std::string_view role) {
  const auto is = [&](uint32_t i) { return HasRole(screen.truth.elements[i], role); };
  return is(element) || std::ranges::any_of(screen.twins[element], [&](uint32_t twin) {
           return sides.wanted[twin] && is(twin);
         });
}

// As TakeGreedily() at 0.5, over pairs that agree in role.
std::vector<int32_t> TakeAgreeing(const Screen& screen, const Sides& sides,
                                  const std::vector<uint32_t>& rows, std::vector<int32_t>& room) {
  std::vector<int32_t> taken(rows.size(), kNone);
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string_view said = CanonicalRole(screen.predicted[rows[i]].role);
    if (said.empty()) continue;
    for (const Candidate& candidate : screen.fits[rows[i]]) {
      const uint32_t element = candidate.element;
      if (room[element] <= 0 || !AgreesInRole(screen, sides, element, said)) continue;
      --room[element];
      taken[i] = static_cast<int32_t>(element);
      break;
    }
  }
  return taken;
}

void TallyRoleAccuracy(const Screen& screen, Tally& tally) {
  const Sides sides = Split(screen, IsLeaf, [](const TruthElement&) { return true; });
  const std::vector<uint32_t> shown = ShownRows(screen);
  std::vector<int32_t> room(sides.wanted.begin(), sides.wanted.end());
  const auto right = TakeAgreeing(screen, sides, shown, room);
  std::vector<uint32_t> rest;
  for (size_t i = 0; i < shown.size(); ++i) {
    if (right[i] == kNone) rest.push_back(shown[i]);
  }
  const auto wrong = TakeGreedily(screen, rest, room, kLowestIou);
  const auto count = [](const std::vector<int32_t>& taken) {
    return std::ranges::count_if(taken, [](int32_t e) { return e != kNone; });
  };
  tally.role_accuracy = {count(right), count(right) + count(wrong)};
}

}  // namespace

void TallyFlags(const Screen& screen, Tally& tally) {
  std::vector<uint32_t> rows = ShownRows(screen);
  std::erase_if(rows, [&](uint32_t row) { return !screen.predicted[row].interactive; });
  const Sides sides =
      Split(screen, IsInteractive, [](const TruthElement& e) { return e.interactive; });
  for (size_t k = 0; k < kF1Ious.size(); ++k) {
    tally.flagged[k] = Match(screen, sides, rows, kF1Ious[k]).counts;
  }
}

void TallyRoles(const Screen& screen, Tally& tally) {
  std::set<std::string> names;
  for (const TruthElement& element : screen.truth.elements) {
    for (const std::string_view role : RolesOf(element)) names.emplace(role);
  }
  tally.truth_roles.assign(names.begin(), names.end());
  for (const PredictedElement& element : screen.predicted) {
    if (!element.role.empty()) names.emplace(CanonicalRole(element.role));
  }
  for (const std::string& name : names) {
    const Sides sides = Split(
        screen, [&](const TruthElement& e) { return CanonicalRole(e.role) == name; },
        [&](const TruthElement& e) { return HasRole(e, name); });
    tally.of_role[name] = Match(screen, sides, RowsOfRole(screen, name), kLowestIou).counts;
  }
  TallyRoleAccuracy(screen, tally);
}

}  // namespace genie::eval
