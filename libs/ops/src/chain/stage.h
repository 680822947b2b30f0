// Stage: one operation of a chain as the runner sees it: which rows of its input it needs for given
// rows of its output, and how it computes them.
//
//   StageType   the functions of one kind of operation; static
//   Stage       one step of one chain: type, parameters, shapes, and state that lives in the arena
//
// Depends on: chain.h. Thread safety: a Stage belongs to one call.
#pragma once

#include <cstdint>

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/kernels/rows.h>
#include <genie/ops/chain.h>
#include <genie/ops/operation.h>
#include <genie/ops/pixel_rows.h>

namespace genie::ops {

// Rows first .. end - 1.
struct RowRange {
  int32_t first = 0;
  int32_t end = 0;

  int32_t count() const { return end - first; }
};

struct Stage;

// Some rows of an image of which not all need be present.
struct SourceBand {
  ConstImageView view;  // its first row is row rows.first of the image
  RowRange rows;

  // Row `y` of the image as the first row of a kernel's extent.
  kernels::Rows<const uint8_t> RowsFrom(int32_t y) const {
    return {view.row(y - rows.first), view.stride_bytes};
  }
  kernels::Neighbours Around(RowRange part) const {
    return {static_cast<size_t>(part.first - rows.first), static_cast<size_t>(rows.end - part.end)};
  }
};

struct TargetBand {
  ImageView view;  // exactly the rows `rows`
  RowRange rows;

  kernels::Rows<uint8_t> AllRows() const { return {view.data, view.stride_bytes}; }
  kernels::Extent Size() const {
    return {static_cast<size_t>(view.width), static_cast<size_t>(view.height)};
  }
};

// How a stage reads its input.
enum class Reading : uint8_t {
  kRows,     // rows around those that it computes
  kWhole,    // all of it, before it writes anything
  kInPlace,  // all of it, and its output may be the same memory
};

struct StageType {
  // The output's shape. Errors: kInvalidArgument where the operation does not take such an image.
  Result<ImageShape> (*shape)(const Operation&, const ImageShape& source) = nullptr;
  Reading reading = Reading::kRows;
  // The input rows for some output rows; null where not kRows.
  RowRange (*needed)(const Stage&, RowRange target) = nullptr;
  // Takes memory for the largest band; null: needs none.
  Status (*prepare)(Stage&, int32_t max_rows, Arena&) = nullptr;
  Status (*run)(const Stage&, const SourceBand&, const TargetBand&) = nullptr;
  // Runs once, in place, on the whole output; null: the rows are final.
  Status (*finish)(const Stage&, ImageView whole, Arena&) = nullptr;
};

struct Stage {
  const StageType* type = nullptr;
  Operation operation;
  ImageShape source;
  ImageShape target;
  void* state = nullptr;  // what prepare() made, in the arena
};

// The stages of one operation on images of `format`: one or two. Returns how many.
size_t StagesOf(const Operation& operation, PixelFormat format, const StageType* (&types)[2],
                Operation (&steps)[2]);

// For `needed`: the same rows and `reach` more on both sides, where the image has them.
inline RowRange RowsAround(RowRange target, int32_t reach, int32_t height) {
  return {target.first < reach ? 0 : target.first - reach,
          height - target.end < reach ? height : target.end + reach};
}

}  // namespace genie::ops
