// Stages of colour and points: each pixel of the result depends on one pixel.
#include <genie/ops/color_spaces.h>
#include <genie/ops/convert_format.h>
#include <genie/ops/gray.h>
#include <genie/ops/tone.h>

#include <cmath>

#include "stages.h"

namespace genie::ops {
namespace {

constexpr size_t kTableBytes = 256;

Result<ImageShape> GrayOf(const Operation&, const ImageShape& source) {
  return ImageShape{source.width, source.height, PixelFormat::kGray};
}

Result<ImageShape> ConvertedOf(const Operation& operation, const ImageShape& source) {
  return ImageShape{source.width, source.height, PixelFormat(operation.Integer(0))};
}

// A stage that is a function of two views.
template <Status (*kFunction)(ConstImageView, ImageView)>
Status RunPoints(const Stage&, const SourceBand& source, const TargetBand& target) {
  return kFunction(source.view, target.view);
}

constexpr StageType kGrayStage = {.shape = GrayOf, .needed = SameRows, .run = RunPoints<Gray>};
constexpr StageType kConvertStage = {
    .shape = ConvertedOf, .needed = SameRows, .run = RunPoints<ConvertFormat>};
constexpr StageType kHsvStage = {.shape = ColorOnly, .needed = SameRows, .run = RunPoints<ToHsv>};
constexpr StageType kYcrcbStage = {
    .shape = ColorOnly, .needed = SameRows, .run = RunPoints<ToYcrcb>};
constexpr StageType kLabStage = {.shape = ColorOnly, .needed = SameRows, .run = RunPoints<ToLab>};
constexpr StageType kInvertStage = {
    .shape = SameShape, .needed = SameRows, .run = RunPoints<Invert>};

constexpr StageType kGammaStage = {
    .shape = SameShape,
    .needed = SameRows,
    .prepare =
        [](Stage& stage, int32_t, Arena& scratch) {
          GENIE_RETURN_IF_ERROR(TakeState(stage, kTableBytes / sizeof(uint64_t), scratch));
          auto* table = static_cast<uint8_t*>(stage.state);
          return GammaTable(stage.operation.Real(0),
                            std::span<uint8_t, kTableBytes>(table, kTableBytes));
        },
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          const auto* table = static_cast<const uint8_t*>(stage.state);
          return ApplyTable(source.view, std::span<const uint8_t, kTableBytes>(table, kTableBytes),
                            target.view);
        }};

constexpr StageType kBrightnessStage = {
    .shape = SameShape,
    .needed = SameRows,
    .run = [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
      const auto contrast_q8 = int32_t(std::lround(stage.operation.Real(0) * 256));
      return BrightnessContrast(source.view, target.view, contrast_q8, stage.operation.Integer(1));
    }};

}  // namespace

const StageType* ColorStage(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::kGray:
      return &kGrayStage;
    case OperationKind::kConvert:
      return &kConvertStage;
    case OperationKind::kHsv:
      return &kHsvStage;
    case OperationKind::kYcrcb:
      return &kYcrcbStage;
    case OperationKind::kLab:
      return &kLabStage;
    case OperationKind::kInvert:
      return &kInvertStage;
    case OperationKind::kGamma:
      return &kGammaStage;
    case OperationKind::kBrightnessContrast:
      return &kBrightnessStage;
    default:
      return nullptr;
  }
}

}  // namespace genie::ops
