// Box: a rectangle in whole pixels, the geometry that every library speaks.
//
// Half-open: it covers columns x .. x+width-1 and rows y .. y+height-1.
// Depends on: the standard library only. Thread safety: values.
#pragma once

#include <algorithm>
#include <cstdint>

namespace genie {

struct Box {
  int32_t x = 0;
  int32_t y = 0;
  int32_t width = 0;
  int32_t height = 0;

  constexpr int32_t right() const { return x + width; }
  constexpr int32_t bottom() const { return y + height; }
  constexpr int64_t area() const { return int64_t{width} * height; }
  constexpr bool empty() const { return width <= 0 || height <= 0; }
  friend constexpr bool operator==(const Box&, const Box&) = default;
};

constexpr Box BoxFromEdges(int32_t left, int32_t top, int32_t right, int32_t bottom) {
  return {left, top, right - left, bottom - top};
}

constexpr Box Intersection(const Box& a, const Box& b) {
  const int32_t left = std::max(a.x, b.x);
  const int32_t top = std::max(a.y, b.y);
  const int32_t right = std::min(a.right(), b.right());
  const int32_t bottom = std::min(a.bottom(), b.bottom());
  return right > left && bottom > top ? BoxFromEdges(left, top, right, bottom) : Box{};
}

constexpr Box Union(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return BoxFromEdges(std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.right(), b.right()),
                      std::max(a.bottom(), b.bottom()));
}

// `inner` lies wholly inside `outer` (equal boxes do).
constexpr bool Contains(const Box& outer, const Box& inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

constexpr bool Contains(const Box& box, int32_t x, int32_t y) {
  return x >= box.x && y >= box.y && x < box.right() && y < box.bottom();
}

// Intersection over union in thousandths, 0 .. 1000, rounded down: integers decide everywhere.
constexpr int32_t IouPermille(const Box& a, const Box& b) {
  const int64_t shared = Intersection(a, b).area();
  const int64_t all = a.area() + b.area() - shared;
  return all <= 0 ? 0 : static_cast<int32_t>(shared * 1000 / all);
}

}  // namespace genie
