// Offsets: labels made by hand lie a pixel or two off what is drawn, always in the same direction.
// For each predicted role four numbers are fitted on what was hit at IoU 0.5 in a labelled training
// set: from the median difference of each edge, edge by edge to the half pixel with which most
// matches reach IoU 0.5, 0.75 and 0.9. Roles with few matches take the numbers of all.
//
// Depends on: screen.h. Thread safety: values and pure functions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "screen.h"

namespace genie::eval {

inline constexpr size_t kMinMatchesOfRole = 50;

struct EdgeOffset {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  size_t matches = 0;
};

struct Offsets {
  EdgeOffset of_all;
  std::map<std::string, EdgeOffset> of_role;  // as predicted; with kMinMatchesOfRole or more

  const EdgeOffset& For(const std::string& role) const;
};

// Fits on the shown predictions of the training screens.
Offsets FitOffsets(const std::vector<std::optional<Screen>>& training);

// Moves every box of a prediction.
void ApplyOffsets(const Offsets& offsets, Prediction& prediction);

}  // namespace genie::eval
