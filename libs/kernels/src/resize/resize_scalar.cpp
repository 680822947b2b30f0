// The oracle of Resize: see genie/kernels/resize.h.
#include <genie/kernels/resize.h>

#include "resize/resize_taps.h"

namespace genie::kernels::scalar {
namespace {

// The source rows of target row `y`, combined at byte `i`.
uint32_t CombineRows(Rows<const uint8_t> source, const Axis& rows, size_t y, size_t i) {
  const TapRange taps = TapsOf(rows, y);
  uint64_t sum = 0;
  for (size_t j = taps.first; j < taps.first + taps.count; ++j) {
    sum += TapWeight(rows, y, j) * source.row(j)[i];
  }
  return uint32_t((sum + 64) >> 7);
}

}  // namespace

void Resize(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
            ResizeFilter filter) {
  const Axis rows = {shape.source.height, shape.target.height, filter};
  const Axis columns = {shape.source.width, shape.target.width, filter};
  for (size_t y = 0; y < shape.target.height; ++y) {
    for (size_t x = 0; x < shape.target.width; ++x) {
      const TapRange taps = TapsOf(columns, x);
      for (size_t c = 0; c < shape.channels; ++c) {
        uint64_t sum = uint64_t{1} << 20;
        for (size_t j = taps.first; j < taps.first + taps.count; ++j) {
          sum += TapWeight(columns, x, j) * CombineRows(source, rows, y, j * shape.channels + c);
        }
        target.row(y)[x * shape.channels + c] = uint8_t(sum >> 21);
      }
    }
  }
}

}  // namespace genie::kernels::scalar
