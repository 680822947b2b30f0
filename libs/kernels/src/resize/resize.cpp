// Resize: see genie/kernels/resize.h. Rows are combined in whole vectors into one row of 16-bit
// values, whose columns are then combined; what is simpler than that has ways of its own.
#include <genie/kernels/resize.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "resize/resize.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "resize/combine_columns-inl.h"
#include "resize/combine_rows-inl.h"
#include "resize/halve-inl.h"
#include "resize/nearest-inl.h"
#include "resize/resize_plan.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void BuildPlan(const ResizeShape&, ResizeFilter, uint32_t*) {}

void ResizeRows(Rows<const uint8_t> source, size_t first_source_row, Rows<uint8_t> target,
                RowRange target_rows, const ResizeShape& shape, ResizeFilter filter, uint32_t*) {
  scalar::ResizeBand(source, first_source_row, target, target_rows, shape, filter);
}

#else

bool IsHalving(const ResizeShape& shape, ResizeFilter filter) {
  return filter == ResizeFilter::kArea && shape.channels != 3 &&
         shape.source.width == 2 * shape.target.width &&
         shape.source.height == 2 * shape.target.height;
}

void BuildPlan(const ResizeShape& shape, ResizeFilter filter, uint32_t* scratch) {
  if (IsHalving(shape, filter)) return;
  ResizePlan::Build(scratch, shape, filter,
                    filter == ResizeFilter::kNearest ? kNearestWindow : hn::Lanes(LaneTag()));
}

void ResizeRows(Rows<const uint8_t> source, size_t first_source_row, Rows<uint8_t> target,
                RowRange target_rows, const ResizeShape& shape, ResizeFilter filter,
                uint32_t* scratch) {
  const SourceBand band = {source, first_source_row,
                           ResizeSourceRows(shape, filter, target_rows).end};
  if (IsHalving(shape, filter)) {
    return HalveRows({band.Row(2 * target_rows.begin), source.stride_bytes}, target,
                     {shape.target.width, target_rows.end - target_rows.begin}, shape.channels);
  }
  const ResizePlan plan = ResizePlan::In(scratch, shape, filter);
  if (filter == ResizeFilter::kNearest) {
    return TakeNearest(band, target, target_rows, shape, plan);
  }
  for (size_t y = target_rows.begin; y < target_rows.end; ++y) {
    CombineRow(RowTaps(band, plan.lines, y, filter), shape.source.width * shape.channels,
               plan.combined);
    CombineColumns(plan, shape, filter, target.row(ptrdiff_t(y - target_rows.begin)));
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(BuildPlan);
HWY_EXPORT(ResizeRows);

RowRange ResizeSourceRows(const ResizeShape& shape, ResizeFilter filter, RowRange target_rows) {
  return SourceOf(ResizePlan::Lines(shape, filter), target_rows);
}

size_t ResizeScratchWords(const ResizeShape& shape, ResizeFilter filter) {
  return ResizePlan::Words(shape, filter);
}

void PrepareResize(const ResizeShape& shape, ResizeFilter filter, uint32_t* scratch) {
  HWY_DYNAMIC_DISPATCH(BuildPlan)(shape, filter, scratch);
}

void ResizeBand(Rows<const uint8_t> source, size_t first_source_row, Rows<uint8_t> target,
                RowRange target_rows, const ResizeShape& shape, ResizeFilter filter,
                uint32_t* scratch) {
  if (target_rows.begin >= target_rows.end) return;
  HWY_DYNAMIC_DISPATCH(ResizeRows)
  (source, first_source_row, target, target_rows, shape, filter, scratch);
}

void Resize(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
            ResizeFilter filter, uint32_t* scratch) {
  PrepareResize(shape, filter, scratch);
  ResizeBand(source, 0, target, {0, shape.target.height}, shape, filter, scratch);
}

}  // namespace genie::kernels
#endif
