// The stage types of each group of operations, one file a group: stages_NAME.cpp.
//
// Depends on: stage.h. Thread safety: constants.
#pragma once

#include "stage.h"

namespace genie::ops {

// The type that runs an operation; null where the group has none of its kind.
const StageType* ColorStage(const Operation& operation);
const StageType* FilterStage(const Operation& operation);
const StageType* EdgeStage(const Operation& operation);
const StageType* ThresholdStage(const Operation& operation);
const StageType* MorphologyStage(const Operation& operation);
const StageType* GeometryStage(const Operation& operation);

// What groups share ------------------------------------------------------------------------------

inline Result<ImageShape> SameShape(const Operation&, const ImageShape& source) { return source; }

inline Result<ImageShape> GrayOnly(const Operation&, const ImageShape& source) {
  if (source.format == PixelFormat::kGray) return source;
  return Fail(Status(StatusCode::kInvalidArgument,
                     "the operation takes gray images; put grayscale before it"));
}

inline RowRange SameRows(const Stage&, RowRange target) { return target; }

inline Result<ImageShape> ColorOnly(const Operation&, const ImageShape& source) {
  if (source.format != PixelFormat::kGray) {
    return ImageShape{source.width, source.height, PixelFormat::kRgb};
  }
  return Fail(Status(StatusCode::kInvalidArgument, "the operation takes colour images, not gray"));
}

inline size_t ChannelsOf(const Stage& stage) { return size_t(BytesPerPixel(stage.source.format)); }

// 64-bit words of the arena as the stage's state.
inline Status TakeState(Stage& stage, size_t words, Arena& scratch) {
  const auto taken = scratch.Take<uint64_t>(words);
  if (!taken) return taken.error();
  stage.state = taken->data();
  return Status::Ok();
}

inline uint64_t* StateWords(const Stage& stage) { return static_cast<uint64_t*>(stage.state); }

}  // namespace genie::ops
