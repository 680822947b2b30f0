// Stages of edges.
#include <genie/kernels/canny.h>
#include <genie/kernels/gradient_magnitude.h>
#include <genie/kernels/laplacian.h>
#include <genie/kernels/sobel.h>

#include "stages.h"

namespace genie::ops {
namespace {

kernels::CannyThresholds ThresholdsOf(const Operation& operation) {
  return {.low = operation.Integer(0), .high = operation.Integer(1)};
}

Result<ImageShape> CannyShape(const Operation& operation, const ImageShape& source) {
  const auto [low, high] = ThresholdsOf(operation);
  if (low > high) {
    return Fail(Status(StatusCode::kInvalidArgument, "low is above high; exchange them")
                    .With("low", low)
                    .With("high", high));
  }
  return GrayOnly(operation, source);
}

// Weak and strong pixels row by row; which weak ones stay is known when all are there.
constexpr StageType kCannyStage = {
    .shape = CannyShape,
    .needed =
        [](const Stage& stage, RowRange rows) {
          return RowsAround(rows, int32_t(kernels::kCannyReach), stage.source.height);
        },
    .prepare =
        [](Stage& stage, int32_t, Arena& scratch) {
          return TakeState(stage, kernels::CannyClassesScratchWords(size_t(stage.source.width)),
                           scratch);
        },
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          kernels::CannyClasses(source.RowsFrom(target.rows.first), source.Around(target.rows),
                                target.AllRows(), target.Size(), ThresholdsOf(stage.operation),
                                StateWords(stage));
          return Status::Ok();
        },
    .finish =
        [](const Stage&, ImageView whole, Arena& scratch) {
          const kernels::Extent extent = ExtentOf(whole);
          const auto words = scratch.Take<uint64_t>(kernels::CannyFinishScratchWords(extent));
          if (!words) return words.error();
          kernels::CannyFinish(RowsOf(whole), extent, words->data());
          return Status::Ok();
        }};

RowRange OneAround(const Stage& stage, RowRange rows) {
  return RowsAround(rows, 1, stage.source.height);
}

// A stage of a 3x3 neighbourhood without scratch: `run` gets what kernels take.
template <auto kKernel, auto kChoice>
Status RunStencil(const Stage& stage, const SourceBand& source, const TargetBand& target) {
  kKernel(source.RowsFrom(target.rows.first), source.Around(target.rows), target.AllRows(),
          target.Size(), ChannelsOf(stage), kChoice(stage.operation));
  return Status::Ok();
}

kernels::Norm NormOf(const Operation& operation) {
  return operation.Integer(1) == 0 ? kernels::Norm::kL1 : kernels::Norm::kL2;
}
kernels::Axis SobelAxisOf(const Operation& operation) {
  return operation.Integer(0) == 1 ? kernels::Axis::kX : kernels::Axis::kY;
}
kernels::Axis ScharrAxisOf(const Operation& operation) {
  return operation.Integer(0) == 0 ? kernels::Axis::kX : kernels::Axis::kY;
}
kernels::LaplacianStencil StencilOf(const Operation& operation) {
  return operation.Integer(0) == 1 ? kernels::LaplacianStencil::kSides
                                   : kernels::LaplacianStencil::kCorners;
}

constexpr StageType kMagnitudeStage = {
    .shape = SameShape, .needed = OneAround, .run = RunStencil<kernels::GradientMagnitude, NormOf>};
constexpr StageType kSobelStage = {
    .shape = SameShape, .needed = OneAround, .run = RunStencil<kernels::Sobel, SobelAxisOf>};
constexpr StageType kScharrStage = {
    .shape = SameShape, .needed = OneAround, .run = RunStencil<kernels::Scharr, ScharrAxisOf>};
constexpr StageType kLaplacianStage = {
    .shape = SameShape, .needed = OneAround, .run = RunStencil<kernels::Laplacian, StencilOf>};

}  // namespace

const StageType* EdgeStage(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::kSobel:
      return operation.Integer(0) == 0 ? &kMagnitudeStage : &kSobelStage;
    case OperationKind::kScharr:
      return &kScharrStage;
    case OperationKind::kLaplacian:
      return &kLaplacianStage;
    case OperationKind::kCanny:
      return &kCannyStage;
    default:
      return nullptr;
  }
}

}  // namespace genie::ops
