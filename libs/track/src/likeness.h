// Likeness: when two boxes are one place. Integers only.
//
// Depends on: base, scene. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/base/geometry.h>

#include "tracked.h"

namespace genie::track {

// Edges this near are one edge: a glyph's side bearing, a caret, a border.
inline constexpr int32_t kEdgeTolerance = 2;  // pixels
// Two boxes that share this much of their union are one place.
inline constexpr int32_t kSamePlacePermille = 500;

// One line of text or controls: at least half of the lower one beside the other, and neither more
// than three times as tall.
bool IsSameLine(const Box& a, const Box& b);

// A line that was typed on, or deleted from, in place: the same line, one of left edge, right edge
// and centre kept, and some of it where it was.
bool IsSameLineInPlace(const Box& a, const Box& b);

// The same place by either rule: what changed in it changed its content, and did not move.
bool IsInPlace(const Box& a, const Box& b);

// Which edges are kept.
struct KeptEdges {
  bool left = false;
  bool top = false;
  bool right = false;
  bool bottom = false;

  int32_t count() const { return int32_t{left} + int32_t{top} + int32_t{right} + int32_t{bottom}; }
  bool HasCorner() const { return (left || right) && (top || bottom); }
};
KeptEdges EdgesKept(const Box& a, const Box& b);

}  // namespace genie::track
