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

// target = value(NineValues) for each value.
template <typename T, class Function>
void FilterNine(Rows<const uint8_t> source, Neighbours outside, Rows<T> target, Extent extent,
                size_t channels, const Function& value) {
  for (ptrdiff_t y = 0; y < static_cast<ptrdiff_t>(extent.height); ++y) {
    NineValues nine = {source.row(BorderRow(y - 1, extent.height, outside, Border::kReflect)),
                       source.row(y),
                       source.row(BorderRow(y + 1, extent.height, outside, Border::kReflect))};
    T* row = target.row(y);
    for (size_t x = 0; x < extent.width; ++x) {
      const size_t before = x > 0 ? x - 1 : extent.width > 1 ? 1 : 0;
      const size_t after = x + 1 < extent.width ? x + 1 : before;
      for (size_t c = 0; c < channels; ++c) {
        nine.left = before * channels + c;
        nine.middle = x * channels + c;
        nine.right = after * channels + c;
        row[nine.middle] = value(nine);
      }
    }
  }
}

}  // namespace genie::kernels::scalar
