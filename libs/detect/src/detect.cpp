// Detect: see genie/detect/detect.h.
#include <genie/detect/detect.h>

#include <new>

namespace genie {

struct DetectContext::Impl {};

DetectContext::DetectContext() : impl_(new (std::nothrow) Impl) {}
DetectContext::~DetectContext() = default;
DetectContext::DetectContext(DetectContext&&) noexcept = default;
DetectContext& DetectContext::operator=(DetectContext&&) noexcept = default;

std::string_view DetectStageName(DetectStage stage) {
  static constexpr std::array<std::string_view, kDetectStageCount> kNames = {
      "zones", "ink", "merge", "lines", "elements", "scene"};
  return kNames[static_cast<size_t>(stage)];
}

Status Detect(ConstImageView frame, const DetectOptions& options, DetectContext&, Scene& scene,
              DetectTimings*) {
  scene.Clear();
  GENIE_RETURN_IF_ERROR(Validate(frame, options.limits));
  scene.width = frame.width;
  scene.height = frame.height;
  scene.threshold = kShippedThreshold;
  return Status::Ok();
}

}  // namespace genie
