// The oracle of Resize: see genie/kernels/resize.h.
#include <genie/kernels/resize.h>

#include "resize/resize_taps.h"

namespace genie::kernels::scalar {
namespace {

// The source rows of target row `y`, combined at byte `i`.
int32_t CombineRows(Rows<const uint8_t> source, size_t first_source_row, const Axis& rows, size_t y,
                    size_t i) {
  const TapRange taps = TapsOf(rows, y);
  const int shift = RowShift(rows.filter);
  int64_t sum = int64_t{1} << (shift - 1);
  for (size_t j = taps.first; j < taps.first + taps.count; ++j) {
    sum += TapWeight(rows, y, j) * source.row(ptrdiff_t(j - first_source_row))[i];
  }
  return int32_t(sum >> shift);
}

}  // namespace

void ResizeBand(Rows<const uint8_t> source, size_t first_source_row, Rows<uint8_t> target,
                RowRange target_rows, const ResizeShape& shape, ResizeFilter filter) {
  const Axis rows = {shape.source.height, shape.target.height, filter};
  const Axis columns = {shape.source.width, shape.target.width, filter};
  const int shift = ColumnShift(filter);
  for (size_t y = target_rows.begin; y < target_rows.end; ++y) {
    for (size_t x = 0; x < shape.target.width; ++x) {
      const TapRange taps = TapsOf(columns, x);
      for (size_t c = 0; c < shape.channels; ++c) {
        int64_t sum = int64_t{1} << (shift - 1);
        for (size_t j = taps.first; j < taps.first + taps.count; ++j) {
          sum += TapWeight(columns, x, j) *
                 CombineRows(source, first_source_row, rows, y, j * shape.channels + c);
        }
        target.row(ptrdiff_t(y - target_rows.begin))[x * shape.channels + c] =
            uint8_t(std::clamp<int64_t>(sum >> shift, 0, 255));
      }
    }
  }
}

void Resize(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
            ResizeFilter filter) {
  scalar::ResizeBand(source, 0, target, {0, shape.target.height}, shape, filter);
}

}  // namespace genie::kernels::scalar
