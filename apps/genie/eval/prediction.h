// Prediction: what a detector says about a screen, every box from confidence 0.01 up, with the
// threshold from which it would show them.
//
// Depends on: rect.h. Thread safety: values.
#pragma once

#include <string>
#include <vector>

#include "rect.h"

namespace genie::eval {

struct PredictedElement {
  Rect box;
  double confidence = 0;  // NaN: not said
  std::string role;       // empty: not said
  // The identity as text: equal exactly when the file's values are. Empty parent: none.
  std::string id;
  std::string parent;
  bool interactive = false;
  bool disabled = false;
  bool checked = false;
};

// Which keys any element of a file has: a figure whose keys are missing is not printed.
struct PredictionKeys {
  bool interactive = false;
  bool role = false;
  bool meaning = false;  // checked, disabled or parent

  void Add(const PredictionKeys& other) {
    interactive |= other.interactive;
    role |= other.role;
    meaning |= other.meaning;
  }
};

struct Prediction {
  double threshold = 0;
  PredictionKeys keys;
  std::vector<PredictedElement> elements;
};

}  // namespace genie::eval
