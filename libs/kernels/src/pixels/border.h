// What lies past the edge of an image: the rules that filters use, as indices. The same as OpenCV's
// BORDER_REFLECT_101 and BORDER_REPLICATE, so that results compare.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class Border : uint8_t {
  kReflect,    // c b | a b c d | c b: mirrored about the centre of the last pixel
  kReplicate,  // a a | a b c d | d d
};

// The index inside [0, length) that stands for `i`, which may lie any distance outside; length
// >= 1.
constexpr ptrdiff_t BorderIndex(ptrdiff_t i, size_t length, Border border) {
  const auto n = static_cast<ptrdiff_t>(length);
  if (border == Border::kReplicate || n == 1) return i < 0 ? 0 : i < n ? i : n - 1;
  while (i < 0 || i >= n) i = i < 0 ? -i : 2 * (n - 1) - i;
  return i;
}

// The row that stands for row `y` of an extent of `height` rows with `outside` rows around it: rows
// that exist are themselves, the rule begins past the last of them.
constexpr ptrdiff_t BorderRow(ptrdiff_t y, size_t height, Neighbours outside, Border border) {
  const auto above = static_cast<ptrdiff_t>(outside.above);
  return BorderIndex(y + above, outside.above + height + outside.below, border) - above;
}

}  // namespace genie::kernels
