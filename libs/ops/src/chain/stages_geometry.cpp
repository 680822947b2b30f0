// Stages of geometry: another size, mirrored, turned.
#include <genie/kernels/resize.h>
#include <genie/ops/flip.h>

#include <algorithm>
#include <cmath>

#include "stages.h"

namespace genie::ops {
namespace {

using kernels::ResizeFilter;
using kernels::ResizeShape;

// A side that follows from the other one, at least 1.
int32_t Side(double exact) {
  return int32_t(std::clamp(std::round(exact), 1.0, double(INT32_MAX)));
}

Result<ImageShape> Resized(const Operation& operation, const ImageShape& source) {
  const int32_t width = operation.Integer(0), height = operation.Integer(1);
  double scale = operation.Real(2);
  if (width != 0 && height == 0) scale = double(width) / source.width;
  if (height != 0 && width == 0) scale = double(height) / source.height;
  return ImageShape{width != 0 ? width : Side(source.width * scale),
                    height != 0 ? height : Side(source.height * scale), source.format};
}

ResizeFilter FilterOf(const Stage& stage) {
  constexpr ResizeFilter kFilters[] = {ResizeFilter::kNearest, ResizeFilter::kArea,
                                       ResizeFilter::kBilinear, ResizeFilter::kBicubic};
  return kFilters[stage.operation.Integer(3)];
}

kernels::Extent SizeOf(const ImageShape& shape) {
  return {size_t(shape.width), size_t(shape.height)};
}

ResizeShape ShapeOf(const Stage& stage) {
  return {SizeOf(stage.source), SizeOf(stage.target), ChannelsOf(stage)};
}

kernels::RowRange Range(RowRange rows) { return {size_t(rows.first), size_t(rows.end)}; }

constexpr StageType kResizeStage = {
    .shape = Resized,
    .needed =
        [](const Stage& stage, RowRange rows) {
          const kernels::RowRange needed =
              kernels::ResizeSourceRows(ShapeOf(stage), FilterOf(stage), Range(rows));
          return RowRange{int32_t(needed.begin), int32_t(needed.end)};
        },
    .prepare =
        [](Stage& stage, int32_t, Arena& scratch) {
          const auto words =
              scratch.Take<uint32_t>(kernels::ResizeScratchWords(ShapeOf(stage), FilterOf(stage)));
          if (!words) return words.error();
          kernels::PrepareResize(ShapeOf(stage), FilterOf(stage), words->data());
          stage.state = words->data();
          return Status::Ok();
        },
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          kernels::ResizeBand(source.RowsFrom(source.rows.first), size_t(source.rows.first),
                              target.AllRows(), Range(target.rows), ShapeOf(stage), FilterOf(stage),
                              static_cast<uint32_t*>(stage.state));
          return Status::Ok();
        }};

constexpr StageType kMirrorStage = {
    .shape = SameShape,
    .needed = SameRows,
    .run = [](const Stage&, const SourceBand& source, const TargetBand& target) {
      return Flip(source.view, target.view, FlipAxis::kHorizontal);
    }};

constexpr StageType kFlipStage = {
    .shape = SameShape,
    .reading = Reading::kWhole,
    .run = [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
      return Flip(source.view, target.view,
                  stage.operation.Integer(0) == 1 ? FlipAxis::kVertical : FlipAxis::kBoth);
    }};

constexpr StageType kHalfTurnStage = {
    .shape = SameShape,
    .reading = Reading::kWhole,
    .run = [](const Stage&, const SourceBand& source, const TargetBand& target) {
      return Flip(source.view, target.view, FlipAxis::kBoth);
    }};

constexpr StageType kQuarterTurnStage = {
    .shape = [](const Operation&, const ImageShape& source) -> Result<ImageShape> {
      return ImageShape{source.height, source.width, source.format};
    },
    .reading = Reading::kWhole,
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          return Rotate90(source.view, target.view,
                          stage.operation.Integer(0) == 0 ? QuarterTurn::kClockwise
                                                          : QuarterTurn::kCounterclockwise);
        }};

}  // namespace

const StageType* GeometryStage(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::kResize:
      return &kResizeStage;
    case OperationKind::kFlip:
      return operation.Integer(0) == 0 ? &kMirrorStage : &kFlipStage;
    case OperationKind::kRotate90:
      return operation.Integer(0) == 2 ? &kHalfTurnStage : &kQuarterTurnStage;
    default:
      return nullptr;
  }
}

}  // namespace genie::ops
