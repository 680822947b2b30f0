// What the loops over rows of a median filter have in common for one call.
//
// Depends on: median.h, pixels/border.h. Thread safety: pure functions.
#pragma once

#include <genie/kernels/median.h>

#include "pixels/border.h"

namespace genie::kernels {

struct MedianPlan {
  Rows<const uint8_t> source;
  Neighbours outside;
  Extent extent;
  size_t channels;
  size_t side;

  size_t count() const { return extent.width * channels; }

  // rows[i] = source row i of row y's square.
  void RowsAround(size_t y, const uint8_t** rows) const {
    for (size_t i = 0; i < side; ++i) {
      const ptrdiff_t row = static_cast<ptrdiff_t>(y + i) - static_cast<ptrdiff_t>(side / 2);
      rows[i] = source.row(BorderRow(row, extent.height, outside, Border::kReplicate));
    }
  }
};

}  // namespace genie::kernels
