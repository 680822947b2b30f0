// The oracle of MatchAnchors: see genie/kernels/match_anchors.h.
#include <genie/kernels/match_anchors.h>

#include <algorithm>

namespace genie::kernels::scalar {

size_t MatchFindAnchored(const uint8_t* row, size_t count, size_t step,
                         std::span<const MatchAnchor> anchors, std::span<uint32_t> targets) {
  size_t found = 0;
  for (size_t x = 0; x < count && found < targets.size(); ++x) {
    const uint8_t* window = row + x * step;
    const bool holds = std::all_of(anchors.begin(), anchors.end(), [&](const MatchAnchor& anchor) {
      return uint8_t(window[anchor.offset] - anchor.lowest) <= anchor.range;
    });
    if (holds) targets[found++] = uint32_t(x);
  }
  return found;
}

MatchSums MatchSumWindow(Rows<const uint8_t> window, size_t step, const MatchPattern& pattern) {
  MatchSums all = {};
  const int16_t* values = pattern.values;
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    for (size_t y = 0; y < pattern.extent.height; ++y, values += pattern.value_stride) {
      const uint8_t* row = window.row(ptrdiff_t(y)) + plane;
      for (size_t x = 0; x < pattern.extent.width; ++x) {
        const uint32_t value = row[x * step];
        all.sums[plane] += value;
        all.squares += value * value;
        all.products += int64_t{value} * values[x];
      }
    }
  }
  return all;
}

}  // namespace genie::kernels::scalar
