// What the loops over rows of a box filter have in common for one call: sizes, the border's rule
// and where their lines of scratch lie.
//
// Depends on: box_blur.h, pixels/pad_line.h. Thread safety: pure functions.
#pragma once

#include <genie/kernels/box_blur.h>

#include "pixels/pad_line.h"

namespace genie::kernels {

// Up to here sums of u8 with the divisor's bias fit 16 bits.
inline constexpr size_t kMaxNarrowBoxArea = 256;

struct BoxPlan {
  Rows<const uint8_t> source;
  Neighbours outside;
  Extent extent;
  size_t channels;
  BoxSize box;
  Border border;

  size_t count() const { return extent.width * channels; }
  size_t before() const { return box.width / 2; }
  size_t after() const { return box.width - 1 - before(); }
  // Values of a row with what the window needs on both sides of it.
  size_t padded_count() const { return count() + (box.width - 1) * channels; }
  // Values of a line of scratch.
  size_t pitch() const { return PaddedLineValues(extent.width, box.width, channels); }

  // The source row that window y (of height box.height) begins with, or that is i rows below.
  const uint8_t* Row(size_t y, size_t i) const {
    const ptrdiff_t first = static_cast<ptrdiff_t>(y + i) - static_cast<ptrdiff_t>(box.height / 2);
    return source.row(BorderRow(first, extent.height, outside, border));
  }
};

// Three lines of at most 32 bits a value.
inline size_t BoxScratchWords(Extent extent, size_t channels, BoxSize box) {
  return 3 * PaddedLineValues(extent.width, box.width, channels) / 2;
}

}  // namespace genie::kernels
