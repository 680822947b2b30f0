// What the loops over rows of a Gaussian filter have in common for one call, and the formula of
// one row in plain C++.
//
// Depends on: gaussian_blur.h, pixels/pad_line.h. Thread safety: pure functions.
#pragma once

#include <genie/kernels/gaussian_blur.h>

#include "pixels/pad_line.h"

namespace genie::kernels {

struct GaussianPlan {
  Rows<const uint8_t> source;
  Neighbours outside;
  Extent extent;
  size_t channels;
  const GaussianWeights& weights;
  Border border;

  size_t count() const { return extent.width * channels; }
  size_t radius() const { return weights.size / 2; }
  // Values of a line of scratch.
  size_t pitch() const { return PaddedLineValues(extent.width, weights.size, channels); }

  // rows[i] = the source row under tap i of row y's window.
  void RowsAround(size_t y, const uint8_t** rows) const {
    for (size_t i = 0; i < weights.size; ++i) {
      const ptrdiff_t row = static_cast<ptrdiff_t>(y + i) - static_cast<ptrdiff_t>(radius());
      rows[i] = source.row(BorderRow(row, extent.height, outside, border));
    }
  }
};

// One line of u16.
inline size_t GaussianScratchWords(Extent extent, size_t channels, size_t size) {
  return PaddedLineValues(extent.width, size, channels) / 4;
}

namespace scalar {

// Writes row y of the blurred image; `line` is one line of scratch.
inline void GaussianRow(const GaussianPlan& plan, size_t y, uint16_t* line, uint8_t* target) {
  const GaussianWeights& weights = plan.weights;
  const uint8_t* rows[kMaxGaussianSize];
  plan.RowsAround(y, rows);
  uint16_t* inner = line + plan.radius() * plan.channels;
  for (size_t i = 0; i < plan.count(); ++i) {
    uint32_t sum = 0;
    for (size_t tap = 0; tap < weights.size; ++tap) sum += weights.taps[tap] * rows[tap][i];
    inner[i] = static_cast<uint16_t>(sum);
  }
  PadLine(inner, plan.extent.width, plan.channels, plan.radius(), plan.radius(), plan.border);
  for (size_t i = 0; i < plan.count(); ++i) {
    uint32_t sum = 32768;
    for (size_t tap = 0; tap < weights.size; ++tap) {
      sum += uint32_t{weights.taps[tap]} * line[i + tap * plan.channels];
    }
    target[i] = static_cast<uint8_t>(sum >> 16);
  }
}

}  // namespace scalar

}  // namespace genie::kernels
