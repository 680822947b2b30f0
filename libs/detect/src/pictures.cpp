// The dense part of a large mark: see pictures.h.
#include "pictures.h"

namespace genie::detect {
namespace {

constexpr int32_t kGroup = 4;  // rows or columns in a row: a border is thinner

struct Range {
  int32_t first = 0;
  int32_t last = -1;  // included
};

// The range from the first to the last group of consecutive dense lines.
template <typename IsDense>
Range DenseRange(int32_t begin, int32_t end, IsDense is_dense) {
  Range range;
  int32_t streak = 0;
  for (int32_t i = begin; i < end; ++i) {
    streak = is_dense(i) ? streak + 1 : 0;
    if (streak < kGroup) continue;
    if (range.last < 0) range.first = i - kGroup + 1;
    range.last = i;
  }
  return range;
}

int32_t CountColumn(const BitPlane& ink, int32_t x, int32_t top, int32_t bottom) {
  int32_t count = 0;
  for (int32_t y = top; y < bottom; ++y) {
    count += static_cast<int32_t>(ink.row(y)[x >> 6] >> (x & 63) & 1);
  }
  return count;
}

}  // namespace

Box TrimToInk(const BitPlane& ink, const Box& box) {
  const Range rows = DenseRange(box.y, box.bottom(), [&](int32_t y) {
    return CountBits(ink.row(y), box.x, box.right()) * 2 >= box.width;
  });
  if (rows.last < 0) return {};
  const int32_t height = rows.last + 1 - rows.first;
  const Range columns = DenseRange(box.x, box.right(), [&](int32_t x) {
    return CountColumn(ink, x, rows.first, rows.last + 1) * 2 >= height;
  });
  if (columns.last < 0) return {};
  return {columns.first, rows.first, columns.last + 1 - columns.first, height};
}

}  // namespace genie::detect
