// Shift: how far something moved between two frames.
//
// Depends on: base. Thread safety: values.
#pragma once

#include <cstdint>
#include <cstdlib>

#include <genie/base/geometry.h>

namespace genie::track {

struct Shift {
  int32_t dx = 0;
  int32_t dy = 0;

  constexpr bool IsZero() const { return dx == 0 && dy == 0; }
  friend constexpr bool operator==(const Shift&, const Shift&) = default;
};

constexpr Shift ShiftBetween(const Box& was, const Box& is) { return {is.x - was.x, is.y - was.y}; }
constexpr Box Moved(Box box, Shift by) {
  return {box.x + by.dx, box.y + by.dy, box.width, box.height};
}
constexpr Box MovedBack(Box box, Shift by) { return Moved(box, {-by.dx, -by.dy}); }
constexpr bool HasSameSize(const Box& a, const Box& b) {
  return a.width == b.width && a.height == b.height;
}

// The total order in which shifts are tried: short ones first.
inline bool IsShorter(Shift a, Shift b) {
  const int64_t length_a = int64_t{std::abs(a.dx)} + std::abs(a.dy);
  const int64_t length_b = int64_t{std::abs(b.dx)} + std::abs(b.dy);
  if (length_a != length_b) return length_a < length_b;
  return a.dy != b.dy ? a.dy < b.dy : a.dx < b.dx;
}

}  // namespace genie::track
