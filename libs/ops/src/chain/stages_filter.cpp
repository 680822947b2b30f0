// Stages of filters: each pixel depends on a neighbourhood of fixed size.
#include <genie/kernels/adaptive_threshold.h>
#include <genie/kernels/box_blur.h>
#include <genie/kernels/gaussian_blur.h>
#include <genie/kernels/median.h>
#include <genie/ops/gaussian_blur.h>

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

constexpr StageType kGaussianStage = {
    .shape = SameShape,
    .needed = KsizeAround,
    .prepare =
        [](Stage& stage, int32_t max_rows, Arena& scratch) {
          const auto state = scratch.Take<GaussianState>(1);
          if (!state) return state.error();
          const auto weights = GaussianWeightsOf(
              {.size = size_t(stage.operation.Integer(0)), .sigma = stage.operation.Real(1)});
          if (!weights) return weights.error();
          const auto words = scratch.Take<uint64_t>(kernels::GaussianBlurScratchWords(
              BandExtent(stage, max_rows), ChannelsOf(stage), *weights));
          if (!words) return words.error();
          state->front() = {*weights, words->data()};
          stage.state = state->data();
          return Status::Ok();
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
    case OperationKind::kMedian:
      return &kMedianStage;
    case OperationKind::kAdaptiveThreshold:
      return &kAdaptiveStage;
    default:
      return nullptr;
  }
}

}  // namespace genie::ops
