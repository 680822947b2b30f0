// Truth: what a screen shows, as a person or the accessibility tree says; docs/annotation.md has
// the convention. Read by read_truth.cpp, read_yolo.cpp and read_coco.cpp, never written here.
//
// Depends on: rect.h. Thread safety: values.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rect.h"

namespace genie::eval {

struct TruthElement {
  std::string role;
  double width = 0;  // of `box` as the file says
  double height = 0;
  // What a fair judge accepts: the box, then the alternatives. Never empty.
  std::vector<Rect> boxes;
  std::vector<std::string> also;  // roles merged into this one: their boxes look the same
  std::optional<size_t> parent;   // index into Truth::elements
  bool interactive = false;
  bool disabled = false;
  bool checked = false;
  bool ignore = false;  // neither hit nor miss
  bool opaque = false;  // its inside is not in the truth

  const Rect& box() const { return boxes.front(); }
};

struct Truth {
  std::optional<double> scale;
  std::string theme;  // empty: not said
  std::string kind;
  std::string page;  // empty: not said
  std::vector<TruthElement> elements;
};

}  // namespace genie::eval
