// The oracles of CannyClasses and CannyFinish: see genie/kernels/canny.h.
#include <genie/kernels/canny.h>

#include <algorithm>
#include <cstdlib>

#include "canny/canny_scratch.h"
#include "pixels/border.h"

namespace genie::kernels::scalar {
namespace {

constexpr int kTangent = 13573;  // of 22.5 degrees, in 32768ths

struct Derivatives {
  int x;
  int y;
};

// The plane with the rows around it.
struct Plane {
  Rows<const uint8_t> source;
  Neighbours outside;
  Extent extent;

  const uint8_t* Row(ptrdiff_t y) const {
    return source.row(BorderRow(y, extent.height, outside, Border::kReplicate));
  }
  bool Has(ptrdiff_t y) const {
    return y >= -static_cast<ptrdiff_t>(outside.above) &&
           y < static_cast<ptrdiff_t>(extent.height + outside.below);
  }
};

Derivatives DerivativesAt(const uint8_t* above, const uint8_t* here, const uint8_t* below, size_t x,
                          size_t width) {
  const size_t left = x == 0 ? 0 : x - 1;
  const size_t right = x + 1 < width ? x + 1 : x;
  return {above[right] - above[left] + 2 * (here[right] - here[left]) + below[right] - below[left],
          below[left] - above[left] + 2 * (below[x] - above[x]) + below[right] - above[right]};
}

// Strengths lie from index 1 on, with the 0 beyond each edge around them.
void StrengthsOfRow(const Plane& plane, ptrdiff_t y, int16_t* strengths) {
  const size_t width = plane.extent.width;
  std::fill(strengths, strengths + width + 2, int16_t{0});
  if (!plane.Has(y)) return;
  const uint8_t *above = plane.Row(y - 1), *here = plane.Row(y), *below = plane.Row(y + 1);
  for (size_t x = 0; x < width; ++x) {
    const Derivatives d = DerivativesAt(above, here, below, x, width);
    strengths[x + 1] = static_cast<int16_t>(std::abs(d.x) + std::abs(d.y));
  }
}

bool IsPeak(Derivatives d, const int16_t* above, const int16_t* here, const int16_t* below,
            size_t x) {
  const int dx = std::abs(d.x), dy = std::abs(d.y) * 32768, strength = here[x];
  if (dy < dx * kTangent) return strength > here[x - 1] && strength >= here[x + 1];
  if (dy > dx * (kTangent + 65536)) return strength > above[x] && strength >= below[x];
  const bool falls = (d.x ^ d.y) < 0;
  return strength > above[falls ? x + 1 : x - 1] && strength > below[falls ? x - 1 : x + 1];
}

bool BecomesStrong(Rows<uint8_t> target, Extent extent, size_t x, size_t y) {
  if (target.row(static_cast<ptrdiff_t>(y))[x] != kCannyWeak) return false;
  for (size_t v = y == 0 ? 0 : y - 1; v < std::min(y + 2, extent.height); ++v) {
    const uint8_t* row = target.row(static_cast<ptrdiff_t>(v));
    for (size_t u = x == 0 ? 0 : x - 1; u < std::min(x + 2, extent.width); ++u) {
      if (row[u] == kCannyStrong) return true;
    }
  }
  return false;
}

}  // namespace

void CannyClasses(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, CannyThresholds thresholds, uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  const Plane plane = {source, outside, extent};
  auto* lines = reinterpret_cast<int16_t*>(scratch);
  int16_t* rows[3] = {lines, lines + extent.width + 2, lines + 2 * (extent.width + 2)};
  StrengthsOfRow(plane, -1, rows[1]);
  StrengthsOfRow(plane, 0, rows[2]);
  for (ptrdiff_t y = 0; y < static_cast<ptrdiff_t>(extent.height); ++y) {
    std::rotate(rows, rows + 1, rows + 3);
    StrengthsOfRow(plane, y + 1, rows[2]);
    const uint8_t *above = plane.Row(y - 1), *here = plane.Row(y), *below = plane.Row(y + 1);
    for (size_t x = 0; x < extent.width; ++x) {
      const int strength = rows[1][x + 1];
      uint8_t& edge = target.row(y)[x];
      edge = 0;
      if (strength <= thresholds.low) continue;
      const Derivatives d = DerivativesAt(above, here, below, x, extent.width);
      if (!IsPeak(d, rows[0], rows[1], rows[2], x + 1)) continue;
      edge = strength > thresholds.high ? kCannyStrong : kCannyWeak;
    }
  }
}

void CannyFinish(Rows<uint8_t> target, Extent extent) {
  const size_t pixels = extent.width * extent.height;
  bool is_downwards = true;
  for (bool changed = true; changed; is_downwards = !is_downwards) {
    changed = false;
    for (size_t i = 0; i < pixels; ++i) {
      const size_t at = is_downwards ? i : pixels - 1 - i;
      const size_t x = at % extent.width, y = at / extent.width;
      if (!BecomesStrong(target, extent, x, y)) continue;
      target.row(static_cast<ptrdiff_t>(y))[x] = kCannyStrong;
      changed = true;
    }
  }
  for (size_t y = 0; y < extent.height; ++y) {
    uint8_t* row = target.row(static_cast<ptrdiff_t>(y));
    for (size_t x = 0; x < extent.width; ++x) row[x] = row[x] == kCannyStrong ? 255 : 0;
  }
}

}  // namespace genie::kernels::scalar
