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

// How a resize is done. Reducing both sides bilinearly by odd whole ratios takes the pixel in the
// middle alone, by even ones the mean of the four there.
enum class Way { kGeneral, kNearest, kHalves, kMiddles };

Way WayOf(const ResizeShape& shape, ResizeFilter filter) {
  if (filter == ResizeFilter::kNearest) return Way::kNearest;
  const size_t across = shape.source.width / shape.target.width;
  const size_t down = shape.source.height / shape.target.height;
  if (filter == ResizeFilter::kBicubic || across * shape.target.width != shape.source.width ||
      down * shape.target.height != shape.source.height) {
    return Way::kGeneral;
  }
  if (across == 2 && down == 2) return Way::kHalves;
  if (filter == ResizeFilter::kArea) return Way::kGeneral;
  if (across % 2 == 1 && down % 2 == 1) return Way::kNearest;
  return across % 2 == 0 && across >= 4 && down % 2 == 0 ? Way::kMiddles : Way::kGeneral;
}

void BuildPlan(const ResizeShape& shape, ResizeFilter filter, uint32_t* scratch) {
  const Way way = WayOf(shape, filter);
  if (way == Way::kHalves || way == Way::kMiddles) return;
  ResizePlan::Build(scratch, shape, filter,
                    way == Way::kNearest ? kNearestWindow : hn::Lanes(LaneTag()));
}

void HalveRows(const SourceBand& band, Rows<uint8_t> target, RowRange target_rows,
               const ResizeShape& shape, const ResizePlan& rows) {
  uint8_t* means = reinterpret_cast<uint8_t*>(rows.paired);
  for (size_t y = target_rows.begin; y < target_rows.end; ++y) {
    HalveRow(band.Row(2 * y), band.Row(2 * y + 1), shape.target.width, shape.channels, means,
             target.row(ptrdiff_t(y - target_rows.begin)));
  }
}

void TakeMeansOfMiddles(const SourceBand& band, Rows<uint8_t> target, RowRange target_rows,
                        const ResizeShape& shape, const ResizePlan& rows) {
  const size_t width = shape.target.width, channels = shape.channels;
  const size_t across = shape.source.width / width;
  const size_t down = shape.source.height / shape.target.height;
  uint8_t* upper = reinterpret_cast<uint8_t*>(rows.combined);
  uint8_t* lower = upper + 2 * width * channels + 8;
  uint8_t* means = reinterpret_cast<uint8_t*>(rows.paired);
  for (size_t y = target_rows.begin; y < target_rows.end; ++y) {
    const size_t middle = y * down + down / 2;
    TakeMiddlesOf(band.Row(middle - 1), across, width, channels, upper);
    TakeMiddlesOf(band.Row(middle), across, width, channels, lower);
    HalveRow(upper, lower, width, channels, means, target.row(ptrdiff_t(y - target_rows.begin)));
  }
}

void ResizeRows(Rows<const uint8_t> source, size_t first_source_row, Rows<uint8_t> target,
                RowRange target_rows, const ResizeShape& shape, ResizeFilter filter,
                uint32_t* scratch) {
  const SourceBand band = {source, first_source_row,
                           ResizeSourceRows(shape, filter, target_rows).end};
  const Way way = WayOf(shape, filter);
  const ResizePlan rows = ResizePlan::Rows(scratch, shape, filter);
  if (way == Way::kHalves) return HalveRows(band, target, target_rows, shape, rows);
  if (way == Way::kMiddles) return TakeMeansOfMiddles(band, target, target_rows, shape, rows);
  const ResizePlan plan = ResizePlan::In(scratch, shape, filter);
  if (way == Way::kNearest) return TakeNearest(band, target, target_rows, shape, plan);
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
