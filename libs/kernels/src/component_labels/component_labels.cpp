// ComponentLabels: see genie/kernels/component_labels.h.
#include <genie/kernels/component_labels.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "component_labels/component_labels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

#include "component_labels/label_forest.h"
#include "pixels/byte_bits-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

template <uint32_t kReach>
void JoinRuns(Rows<const uint8_t> mask, Extent extent, const LabelRows& rows, LabelForest& forest) {
  RunList above = {rows.above, 0}, here = {rows.here, 0};
  for (size_t y = 0; y < extent.height; ++y) {
    BitsOfRow(mask.row(ptrdiff_t(y)), extent.width, 0, rows.bits);
    here.count = FindRuns(rows.bits, extent.width, here.runs);
    forest.AddRow<kReach>(above, here, y);
    const RunList old = above;
    above = here;
    here.runs = old.runs;
  }
}

// Plain loops, which the compiler turns into this target's vectors.
size_t LabelRuns(Rows<const uint8_t> mask, Rows<int32_t> target, Extent extent,
                 const LabelRows& rows, LabelForest& forest) {
  for (size_t y = 0; y < extent.height; ++y) {
    BitsOfRow(mask.row(ptrdiff_t(y)), extent.width, 0, rows.bits);
    const RunList here = {rows.here, FindRuns(rows.bits, extent.width, rows.here)};
    forest.LabelRow(here, y, rows.labels);
    int32_t* HWY_RESTRICT row = target.row(ptrdiff_t(y));
    std::memset(row, 0, extent.width * sizeof(int32_t));
    for (size_t i = 0; i < here.count; ++i) {
      const int32_t label = rows.labels[i];
      for (uint32_t x = here.runs[i].begin; x < here.runs[i].end; ++x) row[x] = label;
    }
  }
  return forest.labels();
}

size_t ComponentLabels(Rows<const uint8_t> mask, Rows<int32_t> target, Extent extent,
                       Connectivity connectivity, const LabelRows& rows) {
  LabelForest forest(target);
  if (connectivity == Connectivity::kFour) {
    JoinRuns<0>(mask, extent, rows, forest);
  } else {
    JoinRuns<1>(mask, extent, rows, forest);
  }
  return LabelRuns(mask, target, extent, rows, forest);
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(ComponentLabels);

// Two rows of runs, a row of labels, a row of bits.
size_t ComponentLabelsScratchWords(size_t width) {
  return 2 * MaxRuns(width) + (MaxRuns(width) + 1) / 2 + (width + 63) / 64;
}

size_t ComponentLabels(Rows<const uint8_t> mask, Rows<int32_t> target, Extent extent,
                       Connectivity connectivity, uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return 0;
  auto* runs = reinterpret_cast<Run*>(scratch);
  uint64_t* const rest = scratch + 2 * MaxRuns(extent.width);
  const LabelRows rows = {runs, runs + MaxRuns(extent.width), reinterpret_cast<int32_t*>(rest),
                          rest + (MaxRuns(extent.width) + 1) / 2};
  return HWY_DYNAMIC_DISPATCH(ComponentLabels)(mask, target, extent, connectivity, rows);
}

}  // namespace genie::kernels
#endif
