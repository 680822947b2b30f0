// A padded line: a copy of one row with pixels before and after it by the border's rule, and room
// for whole vectors, so that loops over a pixel's neighbours know no edges and no tails.
//
//   | margin .. border | row | border .. slack |
//   pitch: kLineMargin before the row's first value, at least kLineMargin after its last
//
// Depends on: border.h. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <cstring>

#include "pixels/border.h"

namespace genie::kernels {

// Values before and after a line's own: the widest vector of bytes, which keeps lines aligned.
inline constexpr size_t kLineMargin = 64;

// Values of a line of `count`, in whole vectors of bytes with both margins.
constexpr size_t PaddedLinePitch(size_t count) {
  return (count + kLineMargin - 1) / kLineMargin * kLineMargin + 3 * kLineMargin;
}

// Fills the line whose first own value is at `line` from a row of `width` >= 1 pixels: one pixel of
// border on each side, then the slack, whose values mean nothing.
inline void PadLine(const uint8_t* row, size_t width, size_t channels, Border border,
                    uint8_t* line) {
  const size_t count = width * channels;
  std::memcpy(line, row, count);
  std::memset(line + count, 0, kLineMargin + channels);
  for (size_t c = 0; c < channels; ++c) {
    const auto before = static_cast<size_t>(BorderIndex(-1, width, border));
    const auto after =
        static_cast<size_t>(BorderIndex(static_cast<ptrdiff_t>(width), width, border));
    line[static_cast<ptrdiff_t>(c) - static_cast<ptrdiff_t>(channels)] = row[before * channels + c];
    line[count + c] = row[after * channels + c];
  }
}

// Lines of the last four rows, by the row's number (which may be negative) modulo four.
template <typename T>
struct FourLines {
  T* first;      // the first own value of line 0
  size_t pitch;  // PaddedLinePitch

  T* line(ptrdiff_t y) const { return first + (static_cast<size_t>(y) & 3) * pitch; }
};

}  // namespace genie::kernels
