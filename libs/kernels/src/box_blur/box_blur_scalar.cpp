// The oracle of BoxBlur: see genie/kernels/box_blur.h.
#include <genie/kernels/box_blur.h>

#include "pixels/pad_line.h"

namespace genie::kernels::scalar {
namespace {

// columns[i] += rows' value i times `sign`.
void AddRow(const uint8_t* row, size_t count, int32_t sign, int32_t* columns) {
  for (size_t i = 0; i < count; ++i) columns[i] += sign * row[i];
}

// One row of means from the padded sums of columns.
void MeansOfRow(const int32_t* columns, size_t width, size_t channels, BoxSize box,
                uint8_t* target) {
  const auto area = static_cast<uint32_t>(box.area());
  for (size_t c = 0; c < channels; ++c) {
    uint32_t sum = area / 2;
    for (size_t x = 0; x < box.width; ++x) sum += uint32_t(columns[x * channels + c]);
    for (size_t x = 0; x < width; ++x) {
      target[x * channels + c] = static_cast<uint8_t>(sum / area);
      if (x + 1 == width) break;
      sum +=
          uint32_t(columns[(x + box.width) * channels + c]) - uint32_t(columns[x * channels + c]);
    }
  }
}

}  // namespace

void BoxBlur(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
             size_t channels, BoxSize box, uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  const size_t count = extent.width * channels;
  const size_t before = box.width / 2;
  auto* padded = reinterpret_cast<int32_t*>(scratch);
  int32_t* columns = padded + before * channels;
  const auto row = [&](ptrdiff_t y) {
    return source.row(BorderRow(y, extent.height, outside, Border::kReflect));
  };
  const auto above = static_cast<ptrdiff_t>(box.height / 2);
  const auto height = static_cast<ptrdiff_t>(box.height);
  for (size_t i = 0; i < count; ++i) columns[i] = 0;
  for (ptrdiff_t y = 0; y < height; ++y) AddRow(row(y - above), count, 1, columns);
  for (ptrdiff_t y = 0; y < static_cast<ptrdiff_t>(extent.height); ++y) {
    if (y > 0) {
      AddRow(row(y - above - 1 + height), count, 1, columns);
      AddRow(row(y - above - 1), count, -1, columns);
    }
    PadLine(columns, extent.width, channels, before, box.width - 1 - before, Border::kReflect);
    MeansOfRow(padded, extent.width, channels, box, target.row(y));
  }
}

}  // namespace genie::kernels::scalar
