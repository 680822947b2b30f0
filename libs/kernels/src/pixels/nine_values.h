// The nine values around each value of an image, in plain C++: what the oracles of 3x3 filters loop
// over. Borders are mirrored (Border::kReflect).
//
// Depends on: border.h. Thread safety: pure functions.
#pragma once

#include "pixels/border.h"

namespace genie::kernels::scalar {

// Three rows, and the columns of one value's neighbours in them.
struct NineValues {
  const uint8_t* above;
  const uint8_t* here;
  const uint8_t* below;
  size_t left = 0, middle = 0, right = 0;

  int DerivativeX(int corner, int side) const {
    return corner * (above[right] - above[left] + below[right] - below[left]) +
           side * (here[right] - here[left]);
  }
  int DerivativeY(int corner, int side) const {
    return corner * (below[left] - above[left] + below[right] - above[right]) +
           side * (below[middle] - above[middle]);
  }
};

// Values `first` .. `end` - 1 of a row, with neighbours `before` and `after` values away.
template <typename T, class Function>
void FilterValues(const uint8_t* above, const uint8_t* here, const uint8_t* below, size_t first,
                  size_t end, ptrdiff_t before, ptrdiff_t after, T* target, const Function& value) {
  for (size_t i = first; i < end; ++i) {
    target[i] = value(NineValues{above, here, below, i + static_cast<size_t>(before), i,
                                 i + static_cast<size_t>(after)});
  }
}

// target = value(NineValues) for each value.
template <typename T, class Function>
void FilterNine(Rows<const uint8_t> source, Neighbours outside, Rows<T> target, Extent extent,
                size_t channels, const Function& value) {
  const size_t count = extent.width * channels;
  const auto next = static_cast<ptrdiff_t>(channels);
  for (ptrdiff_t y = 0; y < static_cast<ptrdiff_t>(extent.height); ++y) {
    const uint8_t* above = source.row(BorderRow(y - 1, extent.height, outside, Border::kReflect));
    const uint8_t* here = source.row(y);
    const uint8_t* below = source.row(BorderRow(y + 1, extent.height, outside, Border::kReflect));
    T* row = target.row(y);
    if (extent.width < 2) {
      FilterValues(above, here, below, 0, count, 0, 0, row, value);
      continue;
    }
    FilterValues(above, here, below, 0, channels, next, next, row, value);
    FilterValues(above, here, below, channels, count - channels, -next, next, row, value);
    FilterValues(above, here, below, count - channels, count, -next, -next, row, value);
  }
}

}  // namespace genie::kernels::scalar
