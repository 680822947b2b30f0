// Lines of scratch with what lies past the edge of the image on both sides of them, so that loops
// over windows along a row have no cases.
//
// Depends on: border.h. Thread safety: pure functions.
#pragma once

#include <cstddef>

#include "pixels/border.h"

namespace genie::kernels {

// What loops in whole vectors may read or write past the end of a line of scratch, in values.
inline constexpr size_t kPaddedLineSlack = 64;

// Values of a line of `width` pixels with `around` more, rounded up to keep lines aligned.
constexpr size_t PaddedLineValues(size_t width, size_t around, size_t channels) {
  return ((width + around) * channels + 2 * kPaddedLineSlack - 1) / kPaddedLineSlack *
         kPaddedLineSlack;
}

// Fills `before` pixels ahead of the line's `width` pixels and `after` behind; `line` is the first
// value of the first pixel.
template <typename T>
void PadLine(T* line, size_t width, size_t channels, size_t before, size_t after, Border border) {
  const auto fill = [&](ptrdiff_t x) {
    const auto step = static_cast<ptrdiff_t>(channels);
    const T* from = line + BorderIndex(x, width, border) * step;
    for (ptrdiff_t c = 0; c < step; ++c) line[x * step + c] = from[c];
  };
  for (size_t i = 1; i <= before; ++i) fill(-static_cast<ptrdiff_t>(i));
  for (size_t i = 0; i < after; ++i) fill(static_cast<ptrdiff_t>(width + i));
}

}  // namespace genie::kernels
