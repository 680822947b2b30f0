// Stages of filters: each pixel depends on a neighbourhood of fixed size.
#include <genie/kernels/adaptive_threshold.h>
#include <genie/kernels/bilateral.h>
#include <genie/kernels/box_blur.h>
#include <genie/kernels/gaussian_blur.h>
#include <genie/kernels/median.h>
#include <genie/kernels/sharpen.h>
#include <genie/ops/bilateral.h>
#include <genie/ops/gaussian_blur.h>

#include <cmath>

#include "stages.h"

namespace genie::ops {
namespace {

using kernels::BoxSize;
using kernels::GaussianWeights;

kernels::Extent BandExtent(const Stage& stage, int32_t rows) {
  return {size_t(stage.source.width), size_t(rows)};
}

BoxSize BoxOf(const Stage& stage) {
  const auto side = size_t(stage.operation.Integer(0));
  return {side, side};
}

// Parameter 0 is the side of the neighbourhood; an even one reaches further up.
RowRange KsizeAround(const Stage& stage, RowRange rows) {
  return RowsAround(rows, stage.operation.Integer(0) / 2, stage.source.height);
}

constexpr StageType kBoxStage = {
    .shape = SameShape,
    .needed = KsizeAround,
    .prepare =
        [](Stage& stage, int32_t max_rows, Arena& scratch) {
          return TakeState(stage,
                           kernels::BoxBlurScratchWords(BandExtent(stage, max_rows),
                                                        ChannelsOf(stage), BoxOf(stage)),
                           scratch);
        },
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          kernels::BoxBlur(source.RowsFrom(target.rows.first), source.Around(target.rows),
                           target.AllRows(), target.Size(), ChannelsOf(stage), BoxOf(stage),
                           StateWords(stage));
          return Status::Ok();
        }};

struct GaussianState {
  GaussianWeights weights;
  uint64_t* scratch;
};

Status PrepareGaussian(Stage& stage, double sigma, int32_t max_rows, Arena& scratch) {
  const auto state = scratch.Take<GaussianState>(1);
  if (!state) return state.error();
  const auto weights =
      GaussianWeightsOf({.size = size_t(stage.operation.Integer(0)), .sigma = sigma});
  if (!weights) return weights.error();
  const auto words = scratch.Take<uint64_t>(
      kernels::GaussianBlurScratchWords(BandExtent(stage, max_rows), ChannelsOf(stage), *weights));
  if (!words) return words.error();
  state->front() = {*weights, words->data()};
  stage.state = state->data();
  return Status::Ok();
}

constexpr StageType kGaussianStage = {
    .shape = SameShape,
    .needed = KsizeAround,
    .prepare =
        [](Stage& stage, int32_t max_rows, Arena& scratch) {
          return PrepareGaussian(stage, stage.operation.Real(1), max_rows, scratch);
        },
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          const auto& state = *static_cast<const GaussianState*>(stage.state);
          kernels::GaussianBlur(source.RowsFrom(target.rows.first), source.Around(target.rows),
                                target.AllRows(), target.Size(), ChannelsOf(stage), state.weights,
                                state.scratch);
          return Status::Ok();
        }};

constexpr StageType kMedianStage = {
    .shape = SameShape,
    .needed = KsizeAround,
    .run = [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
      kernels::Median(source.RowsFrom(target.rows.first), source.Around(target.rows),
                      target.AllRows(), target.Size(), ChannelsOf(stage),
                      kernels::MedianSide(stage.operation.Integer(0)));
      return Status::Ok();
    }};

struct BilateralState {
  kernels::BilateralWeights weights;
  uint64_t* scratch;
};

Status PrepareBilateral(Stage& stage, int32_t, Arena& scratch) {
  const auto state = scratch.Take<BilateralState>(1);
  if (!state) return state.error();
  const auto weights = BilateralWeightsOf({.diameter = size_t(stage.operation.Integer(0)),
                                           .sigma_color = stage.operation.Real(1),
                                           .sigma_space = stage.operation.Real(2)},
                                          ChannelsOf(stage));
  if (!weights) return weights.error();
  const auto words =
      scratch.Take<uint64_t>(kernels::BilateralScratchWords(ChannelsOf(stage), *weights));
  if (!words) return words.error();
  state->front() = {*weights, words->data()};
  stage.state = state->data();
  return Status::Ok();
}

constexpr StageType kBilateralStage = {
    .shape = SameShape,
    .needed = KsizeAround,
    .prepare = PrepareBilateral,
    .run = [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
      const auto& state = *static_cast<const BilateralState*>(stage.state);
      kernels::Bilateral(source.RowsFrom(target.rows.first), source.Around(target.rows),
                         target.AllRows(), target.Size(), ChannelsOf(stage), state.weights,
                         state.scratch);
      return Status::Ok();
    }};

// The Gaussian of the rows goes into the target, and the difference to it is added there.
constexpr StageType kUnsharpStage = {
    .shape = SameShape,
    .needed = KsizeAround,
    .prepare =
        [](Stage& stage, int32_t max_rows, Arena& scratch) {
          // Its Gaussian has no sigma of its own: the second value is the amount.
          return PrepareGaussian(stage, 0, max_rows, scratch);
        },
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          GENIE_RETURN_IF_ERROR(kGaussianStage.run(stage, source, target));
          const kernels::Sharpening sharpening = {
              .amount_q8 = int16_t(std::lround(stage.operation.Real(1) * 256)),
              .threshold = uint8_t(stage.operation.Integer(2))};
          const kernels::Extent size = target.Size();
          kernels::Sharpen(source.RowsFrom(target.rows.first), target.AllRows(), target.AllRows(),
                           {size.width * ChannelsOf(stage), size.height}, sharpening);
          return Status::Ok();
        }};

kernels::LocalThreshold LocalThresholdOf(const Stage& stage) {
  const Operation& operation = stage.operation;
  return {
      .mean = operation.Integer(0) == 0 ? kernels::LocalMean::kMean : kernels::LocalMean::kGaussian,
      .size = size_t(operation.Integer(1)),
      .offset = operation.Integer(2),
      .side = operation.Integer(3) == 0 ? kernels::LocalSide::kAbove : kernels::LocalSide::kBelow};
}

constexpr StageType kAdaptiveStage = {
    .shape = GrayOnly,
    .needed =
        [](const Stage& stage, RowRange rows) {
          return RowsAround(rows, stage.operation.Integer(1) / 2, stage.source.height);
        },
    .prepare =
        [](Stage& stage, int32_t max_rows, Arena& scratch) {
          return TakeState(stage,
                           kernels::AdaptiveThresholdScratchWords(BandExtent(stage, max_rows),
                                                                  LocalThresholdOf(stage)),
                           scratch);
        },
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          kernels::AdaptiveThreshold(source.RowsFrom(target.rows.first), source.Around(target.rows),
                                     target.AllRows(), target.Size(), LocalThresholdOf(stage),
                                     StateWords(stage));
          return Status::Ok();
        }};

}  // namespace

const StageType* FilterStage(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::kBoxBlur:
      return &kBoxStage;
    case OperationKind::kGaussianBlur:
      return &kGaussianStage;
    case OperationKind::kUnsharp:
      return &kUnsharpStage;
    case OperationKind::kMedian:
      return &kMedianStage;
    case OperationKind::kBilateral:
      return &kBilateralStage;
    case OperationKind::kAdaptiveThreshold:
      return &kAdaptiveStage;
    default:
      return nullptr;
  }
}

}  // namespace genie::ops
