// Likeness of places: see likeness.h.
#include "likeness.h"

#include <algorithm>
#include <cstdlib>

namespace genie::track {
namespace {

bool IsNear(int32_t a, int32_t b) { return std::abs(a - b) <= kEdgeTolerance; }

}  // namespace

bool IsSameLine(const Box& a, const Box& b) {
  constexpr int32_t kTallRatio = 3;
  const int32_t shared = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  const auto [lower, taller] = std::minmax(a.height, b.height);
  return shared > 0 && 2 * shared >= lower && taller <= kTallRatio * lower;
}

bool IsSameLineInPlace(const Box& a, const Box& b) {
  if (!IsSameLine(a, b)) return false;
  if (std::min(a.right(), b.right()) <= std::max(a.x, b.x)) return false;
  return IsNear(a.x, b.x) || IsNear(a.right(), b.right()) ||
         std::abs(a.x + a.right() - b.x - b.right()) <= 2 * kEdgeTolerance;
}

bool IsInPlace(const Box& a, const Box& b) {
  return IouPermille(a, b) >= kSamePlacePermille || IsSameLineInPlace(a, b);
}

KeptEdges EdgesKept(const Box& a, const Box& b) {
  return {.left = IsNear(a.x, b.x),
          .top = IsNear(a.y, b.y),
          .right = IsNear(a.right(), b.right()),
          .bottom = IsNear(a.bottom(), b.bottom())};
}

}  // namespace genie::track
