// Stages of thresholds and histograms.
#include <genie/ops/equalize.h>
#include <genie/ops/threshold.h>

#include "stages.h"

namespace genie::ops {
namespace {

constexpr StageType kThresholdStage = {
    .shape = GrayOnly,
    .needed = SameRows,
    .run = [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
      return Threshold(source.view, uint8_t(stage.operation.Integer(0)), target.view);
    }};

constexpr StageType kOtsuStage = {
    .shape = GrayOnly,
    .reading = Reading::kInPlace,
    .run = [](const Stage&, const SourceBand& source, const TargetBand& target) {
      const auto limit = OtsuThreshold(source.view, target.view);
      return limit ? Status::Ok() : limit.error();
    }};

constexpr StageType kEqualizeStage = {
    .shape = GrayOnly,
    .reading = Reading::kInPlace,
    .run = [](const Stage&, const SourceBand& source, const TargetBand& target) {
      return EqualizeHistogram(source.view, target.view);
    }};

constexpr StageType kClaheStage = {
    .shape = GrayOnly,
    .reading = Reading::kInPlace,
    .prepare =
        [](Stage& stage, int32_t, Arena& scratch) {
          stage.state = &scratch;  // takes its tables when it runs
          return Status::Ok();
        },
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          const ClaheOptions options = {.clip_limit = stage.operation.Real(0),
                                        .tiles_x = stage.operation.Integer(1),
                                        .tiles_y = stage.operation.Integer(2)};
          return Clahe(source.view, target.view, options, *static_cast<Arena*>(stage.state));
        }};

}  // namespace

const StageType* ThresholdStage(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::kThreshold:
      return &kThresholdStage;
    case OperationKind::kOtsu:
      return &kOtsuStage;
    case OperationKind::kEqualize:
      return &kEqualizeStage;
    case OperationKind::kClahe:
      return &kClaheStage;
    default:
      return nullptr;
  }
}

}  // namespace genie::ops
