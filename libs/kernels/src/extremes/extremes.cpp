// FindExtremes: see genie/kernels/extremes.h.
#include <genie/kernels/extremes.h>

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "extremes/extremes.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

struct RowRangeOfValues {
  uint8_t least;
  uint8_t most;
};

// The smallest and the largest of `width` >= 1 values.
RowRangeOfValues ValuesOfRow(const uint8_t* row, size_t width) {
  const hn::ScalableTag<uint8_t> d;
  const size_t lanes = hn::Lanes(d);
  uint8_t least = row[0], most = row[0];
  size_t x = 0;
  if (width >= lanes) {
    auto low = hn::LoadU(d, row), high = low;
    for (x = lanes; x + lanes <= width; x += lanes) {
      const auto values = hn::LoadU(d, row + x);
      low = hn::Min(low, values);
      high = hn::Max(high, values);
    }
    // The last whole vector of the row, over what was seen before: no tail.
    const auto values = hn::LoadU(d, row + width - lanes);
    alignas(64) uint8_t lows[hn::MaxLanes(d)], highs[hn::MaxLanes(d)];
    hn::Store(hn::Min(low, values), d, lows);
    hn::Store(hn::Max(high, values), d, highs);
    least = *std::min_element(lows, lows + lanes);
    most = *std::max_element(highs, highs + lanes);
    x = width;
  }
  for (; x < width; ++x) {
    least = std::min(least, row[x]);
    most = std::max(most, row[x]);
  }
  return {least, most};
}

Extremes FindExtremes(Rows<const uint8_t> source, Extent extent) {
  Extremes found;
  if (extent.width == 0) return found;
  bool is_first = true;
  const auto column = [&](const uint8_t* row, uint8_t value) {
    return size_t(std::find(row, row + extent.width, value) - row);
  };
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* row = source.row(y);
    const RowRangeOfValues values = ValuesOfRow(row, extent.width);
    if (values.least < found.least || is_first) {
      found.least = values.least;
      found.least_x = column(row, values.least), found.least_y = y;
    }
    if (values.most > found.most || is_first) {
      found.most = values.most;
      found.most_x = column(row, values.most), found.most_y = y;
    }
    is_first = false;
  }
  return found;
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(FindExtremes);

Extremes FindExtremes(Rows<const uint8_t> source, Extent extent) {
  return HWY_DYNAMIC_DISPATCH(FindExtremes)(source, extent);
}

}  // namespace genie::kernels
#endif
