// Screen: one screen's truth beside what was predicted for it, with everything that each figure
// needs and that depends on no figure: the predictions by falling confidence, which boxes fit
// which elements, which elements share a box. Computed once; all matching is then over short lists.
//
// Depends on: truth.h, prediction.h. Thread safety: a value; build screens in parallel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "prediction.h"
#include "truth.h"

namespace genie::eval {

// No figure asks for less.
inline constexpr double kLowestIou = 0.5;
// Elements with boxes this much alike are one thing to an eye: twins.
inline constexpr double kTwinIou = 0.85;

struct Candidate {
  uint32_t element = 0;
  double iou = 0;
};

struct Screen {
  Truth truth;
  // By falling confidence, equal ones in the file's order. As in the file where any lacks one.
  std::vector<PredictedElement> predicted;
  bool has_confidence = true;  // every prediction says its confidence
  PredictionKeys keys;
  std::vector<uint8_t> shown;      // by prediction: at or above the threshold
  std::vector<uint8_t> in_opaque;  // by prediction: more than 70 % inside an opaque element
  // By prediction: the elements that it fits (kLowestIou over their best box), best first, equal
  // ones by index.
  std::vector<std::vector<Candidate>> fits;
  std::vector<std::vector<uint32_t>> twins;  // by element
};

// `threshold` in place of the prediction's own where it is given.
// Cost: O(predictions x boxes + boxes^2) box comparisons; most end at the first edge.
Screen MakeScreen(Truth truth, Prediction prediction, std::optional<double> threshold);

}  // namespace genie::eval
