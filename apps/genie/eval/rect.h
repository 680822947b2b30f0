// Rect: a box as the judge measures it: edges in device pixels, floating point, since labels and
// other detectors' predictions need not be whole.
//
// The arithmetic follows the project's judging rules to the last bit: areas and IoU are computed
// in the order written here, without fused operations (-ffp-contract=off).
// Depends on: the standard library only. Thread safety: values.
#pragma once

#include <algorithm>
#include <cmath>

namespace genie::eval {

struct Rect {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double area() const { return (right - left) * (bottom - top); }
  friend bool operator==(const Rect&, const Rect&) = default;
};

inline Rect RectFromSize(double x, double y, double width, double height) {
  return {x, y, x + width, y + height};
}

inline double IntersectionArea(const Rect& a, const Rect& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

// Intersection over union; 0 for boxes without area.
inline double Iou(const Rect& a, const Rect& b) {
  const double shared = IntersectionArea(a, b);
  return shared > 0 ? shared / std::max(a.area() + b.area() - shared, 1e-9) : 0;
}

// False for a box with a side that is infinite or not a number: it can hit nothing.
inline bool IsMeasurable(const Rect& a) { return !std::isnan(a.area()); }

}  // namespace genie::eval
