// Stages of morphology. Opening and closing are two stages each (stages.cpp).
#include <genie/kernels/absolute_difference.h>
#include <genie/kernels/morphology.h>

#include <algorithm>

#include "stages.h"

namespace genie::ops {
namespace {

using kernels::MorphologyShape;
using kernels::StructuringElement;

StructuringElement ElementOf(const Stage& stage) {
  const auto side = size_t(stage.operation.Integer(0));
  // No larger element than one that covers all of the image from everywhere.
  return {.width = std::min(side, 2 * size_t(stage.source.width) + 1),
          .height = std::min(side, 2 * size_t(stage.source.height) + 1),
          .shape = stage.operation.Integer(1) == 0 ? StructuringElement::Shape::kRectangle
                                                   : StructuringElement::Shape::kCross};
}

MorphologyShape BandShape(const Stage& stage, int32_t rows) {
  return {{size_t(stage.source.width), size_t(rows)}, ChannelsOf(stage)};
}

// An even element reaches further up than down.
RowRange ElementAround(const Stage& stage, RowRange rows) {
  return RowsAround(rows, int32_t(ElementOf(stage).height / 2), stage.source.height);
}

Status PrepareOne(Stage& stage, int32_t max_rows, Arena& scratch) {
  return TakeState(stage,
                   kernels::MorphologyScratchWords(BandShape(stage, max_rows), ElementOf(stage)),
                   scratch);
}

template <auto kKernel>
Status RunOne(const Stage& stage, const SourceBand& source, const TargetBand& target) {
  kKernel(source.RowsFrom(target.rows.first), source.Around(target.rows), target.AllRows(),
          BandShape(stage, target.rows.count()), ElementOf(stage), StateWords(stage));
  return Status::Ok();
}

constexpr StageType kDilateStage = {.shape = SameShape,
                                    .needed = ElementAround,
                                    .prepare = PrepareOne,
                                    .run = RunOne<kernels::Dilate>};
constexpr StageType kErodeStage = {.shape = SameShape,
                                   .needed = ElementAround,
                                   .prepare = PrepareOne,
                                   .run = RunOne<kernels::Erode>};

struct GradientState {
  uint64_t* words;
  kernels::Rows<uint8_t> eroded;
};

constexpr StageType kGradientStage = {
    .shape = SameShape,
    .needed = ElementAround,
    .prepare =
        [](Stage& stage, int32_t max_rows, Arena& scratch) {
          GENIE_RETURN_IF_ERROR(PrepareOne(stage, max_rows, scratch));
          const auto state = scratch.Take<GradientState>(1);
          if (!state) return state.error();
          const size_t row_bytes = size_t(stage.source.width) * ChannelsOf(stage);
          const auto eroded = scratch.Take<uint8_t>(row_bytes * size_t(max_rows));
          if (!eroded) return eroded.error();
          state->front() = {StateWords(stage), {eroded->data(), ptrdiff_t(row_bytes)}};
          stage.state = state->data();
          return Status::Ok();
        },
    .run =
        [](const Stage& stage, const SourceBand& source, const TargetBand& target) {
          const auto& state = *static_cast<const GradientState*>(stage.state);
          const MorphologyShape shape = BandShape(stage, target.rows.count());
          const StructuringElement element = ElementOf(stage);
          const auto rows = source.RowsFrom(target.rows.first);
          const auto around = source.Around(target.rows);
          kernels::Dilate(rows, around, target.AllRows(), shape, element, state.words);
          kernels::Erode(rows, around, state.eroded, shape, element, state.words);
          kernels::AbsoluteDifference(target.AllRows(), state.eroded, target.AllRows(),
                                      {shape.extent.width * shape.channels, shape.extent.height});
          return Status::Ok();
        }};

}  // namespace

const StageType* MorphologyStage(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::kDilate:
      return &kDilateStage;
    case OperationKind::kErode:
      return &kErodeStage;
    case OperationKind::kMorphologyGradient:
      return &kGradientStage;
    default:
      return nullptr;
  }
}

}  // namespace genie::ops
