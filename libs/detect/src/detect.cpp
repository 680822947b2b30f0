// Detect: see genie/detect/detect.h. A whole frame; stages.cpp has the order of the stages.
#include <genie/detect/detect.h>

#include <new>

#include <genie/kernels/tile_hash.h>

#include "context.h"
#include "stages.h"

namespace genie {

DetectContext::DetectContext() : impl_(new (std::nothrow) Impl) {}
DetectContext::~DetectContext() = default;
DetectContext::DetectContext(DetectContext&&) noexcept = default;
DetectContext& DetectContext::operator=(DetectContext&&) noexcept = default;

std::string_view DetectStageName(DetectStage stage) {
  static constexpr std::array<std::string_view, kDetectStageCount> kNames = {
      "zones", "ink", "merge", "lines", "elements", "scene"};
  return kNames[static_cast<size_t>(stage)];
}

namespace {

Status RunFrame(ConstImageView frame, const DetectOptions& options, DetectContext::Impl& impl,
                Scene& scene, DetectTimings* timings) {
  detect::StageTimer timer(options.clock, timings);
  Executor& executor = options.executor != nullptr ? *options.executor : impl.serial;
  GENIE_RETURN_IF_ERROR(detect::StartFrame(frame, options.tile_size, executor, impl.frame));
  GENIE_RETURN_IF_ERROR(detect::HashTiles(frame, impl));  // tiles' work: counted with the zones
  GENIE_RETURN_IF_ERROR(detect::FindElements(frame, executor, impl, scene, timer));
  const kernels::Extent extent{.width = static_cast<size_t>(frame.width),
                               .height = static_cast<size_t>(frame.height)};
  scene.content_key = kernels::ContentKey(extent, impl.hashes.data());
  timer.End(DetectStage::kScene);
  return Status::Ok();
}

}  // namespace

Status Detect(ConstImageView frame, const DetectOptions& options, DetectContext& context,
              Scene& scene, DetectTimings* timings) {
  scene.Clear();
  GENIE_RETURN_IF_ERROR(Validate(frame, options.limits));
  if (options.tile_size < 32 || options.tile_size > kMaxTileSize || options.tile_size % 32 != 0) {
    return Status(StatusCode::kInvalidArgument, "tile size must be a multiple of 32 up to 256")
        .With("tile_size", options.tile_size);
  }
  if (context.impl() == nullptr) context = DetectContext();
  if (context.impl() == nullptr) {
    return Status(StatusCode::kOutOfMemory, "not enough memory for a detection context");
  }
  const Status status = RunFrame(frame, options, *context.impl(), scene, timings);
  if (!status.ok()) scene.Clear();
  return status;
}

}  // namespace genie
