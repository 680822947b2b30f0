// ResizePlan: where the tables and rows of one resize lie in its scratch.
//
//   | counts | combined row | paired row | columns | lines | windows |
//
// Depends on: window_table.h. Thread safety: one thread for each scratch.
#pragma once

#include "resize/window_table.h"

namespace genie::kernels {

// What PrepareResize finds and ResizeBand needs.
struct ResizeCounts {
  uint32_t column_pairs;
  uint32_t line_pairs;
  uint32_t window_pixels;
  uint32_t window_lanes;
};

struct ResizePlan {
  ResizeCounts* counts;
  uint16_t* combined;  // [source.width * channels + kSlack]  rows combined
  uint32_t* paired;    // the same, each value with that of the next pixel
  TapTable columns;
  TapTable lines;
  WindowTable windows;

  // Values past the last pixel that a vector may touch: four pixels and the widest vector.
  static constexpr size_t kSlack = 80;

  static Axis Columns(const ResizeShape& shape, ResizeFilter filter) {
    return {shape.source.width, shape.target.width, filter};
  }
  static Axis Lines(const ResizeShape& shape, ResizeFilter filter) {
    return {shape.source.height, shape.target.height, filter};
  }
  static size_t RowValues(const ResizeShape& shape) {
    return (shape.source.width * shape.channels + kSlack + 15) / 16 * 16;
  }
  static size_t Words(const ResizeShape& shape, ResizeFilter filter) {
    return kCountWords + RowValues(shape) / 2 * 3 + TapTable::Words(Columns(shape, filter)) +
           TapTable::Words(Lines(shape, filter)) +
           WindowTable::Words(shape.target.width, shape.channels);
  }

  // The rows in a scratch without tables.
  static ResizePlan Rows(uint32_t* scratch, const ResizeShape& shape, ResizeFilter filter) {
    return Places(scratch, shape, filter);
  }

  // The plan of which PrepareResize has written the counts.
  static ResizePlan In(uint32_t* scratch, const ResizeShape& shape, ResizeFilter filter) {
    ResizePlan plan = Places(scratch, shape, filter);
    plan.columns.pair_count = plan.counts->column_pairs;
    plan.lines.pair_count = plan.counts->line_pairs;
    plan.windows = WindowTable::In(plan.windows.base, shape.target.width, shape.channels,
                                   plan.counts->window_lanes, plan.counts->window_pixels);
    return plan;
  }

  // Builds the tables; `lanes` values make a window.
  static void Build(uint32_t* scratch, const ResizeShape& shape, ResizeFilter filter,
                    size_t lanes) {
    ResizePlan plan = Places(scratch, shape, filter);
    const TapTable columns = TapTable::Build(Columns(shape, filter), plan.columns.first);
    const TapTable lines = TapTable::Build(Lines(shape, filter), plan.lines.first);
    const size_t pixels = WindowTable::PixelsOf(columns, shape.channels, lanes);
    *plan.counts = {uint32_t(columns.pair_count), uint32_t(lines.pair_count), uint32_t(pixels),
                    uint32_t(lanes)};
    WindowTable::In(plan.windows.base, shape.target.width, shape.channels, lanes, pixels)
        .Fill(columns, shape.channels);
    const size_t values = shape.source.width * shape.channels;
    std::fill(plan.combined + values, plan.combined + RowValues(shape), uint16_t{0});
    std::fill(plan.paired + values, plan.paired + RowValues(shape), uint32_t{0});
  }

 private:
  static constexpr size_t kCountWords = 16;  // ResizeCounts, and the row after it is aligned

  static ResizePlan Places(uint32_t* scratch, const ResizeShape& shape, ResizeFilter filter) {
    const size_t values = RowValues(shape);
    uint32_t* paired = scratch + kCountWords + values / 2;
    uint32_t* columns = paired + values;
    uint32_t* lines = columns + TapTable::Words(Columns(shape, filter));
    uint32_t* windows = lines + TapTable::Words(Lines(shape, filter));
    return {reinterpret_cast<ResizeCounts*>(scratch),
            reinterpret_cast<uint16_t*>(scratch + kCountWords),
            paired,
            TapTable::In(columns, Columns(shape, filter), 1),
            TapTable::In(lines, Lines(shape, filter), 1),
            {.base = windows}};
  }
};

}  // namespace genie::kernels
