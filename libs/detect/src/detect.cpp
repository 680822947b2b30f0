// Detect: see genie/detect/detect.h. The order of the stages, and nothing else.
#include <genie/detect/detect.h>

#include <new>

#include <genie/kernels/tile_hash.h>
#include <genie/scene/reading_order.h>

#include "context.h"

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

// Adds the time since the last stage to a stage; does nothing without a clock.
class StageTimer {
 public:
  StageTimer(Clock* clock, DetectTimings* timings) : clock_(clock), timings_(timings) {
    if (timings_ != nullptr) *timings_ = {};
    if (clock_ != nullptr) start_ = last_ = clock_->NowNanoseconds();
  }
  void End(DetectStage stage) {
    if (clock_ == nullptr || timings_ == nullptr) return;
    const int64_t now = clock_->NowNanoseconds();
    timings_->stage_ns[static_cast<size_t>(stage)] += now - last_;
    timings_->total_ns = now - start_;
    last_ = now;
  }

 private:
  Clock* clock_;
  DetectTimings* timings_;
  int64_t start_ = 0;
  int64_t last_ = 0;
};

Result<uint64_t> HashFrame(ConstImageView frame, DetectContext::Impl& impl) {
  const kernels::Extent extent{.width = static_cast<size_t>(frame.width),
                               .height = static_cast<size_t>(frame.height)};
  GENIE_FAIL_IF_ERROR(impl.hashes.Resize(kernels::TileCount(extent)));
  GENIE_FAIL_IF_ERROR(impl.hash_scratch.Resize(kernels::TileHashScratchWords(extent)));
  kernels::TileHash({frame.data, frame.stride_bytes},
                    static_cast<kernels::PixelOrder>(frame.format), extent, impl.hashes.data(),
                    impl.hash_scratch.data());
  return kernels::ContentKey(extent, impl.hashes.data());
}

Status WriteScene(ConstImageView frame, const detect::ListState& lists, Scene& scene) {
  scene.width = frame.width;
  scene.height = frame.height;
  scene.threshold = kShippedThreshold;
  scene.scale_permille = lists.marks.scale.permille;
  GENIE_RETURN_IF_ERROR(scene.elements.Reserve(lists.kept.size()));
  for (size_t i = 0; i < lists.kept.size(); ++i) {
    const detect::Candidate& c = lists.kept[i];
    Element element;
    element.id = static_cast<int64_t>(i) + 1;
    element.box = c.box;
    element.parent = c.parent;
    element.confidence = static_cast<uint16_t>(c.confidence);
    element.role = c.role;
    element.flags = c.flags;
    scene.elements.PushUnchecked(element);
  }
  return Status::Ok();
}

Status RunStages(ConstImageView frame, const DetectOptions& options, DetectContext::Impl& impl,
                 Scene& scene, DetectTimings* timings) {
  StageTimer timer(options.clock, timings);
  Executor& executor = options.executor != nullptr ? *options.executor : impl.serial;
  detect::FrameState& state = impl.frame;
  detect::ListState& lists = impl.lists;
  GENIE_RETURN_IF_ERROR(detect::StartFrame(frame, options.tile_size, executor, state));
  GENIE_RETURN_IF_ERROR(detect::FindAllZones(detect::TileOrder::kForward, executor, state));
  timer.End(DetectStage::kZones);
  GENIE_RETURN_IF_ERROR(
      detect::MergeSurfaces(frame, state.grid, state.zone_strips(), state.surfaces));
  timer.End(DetectStage::kMerge);
  GENIE_RETURN_IF_ERROR(detect::FindAllInk(frame, executor, state));
  timer.End(DetectStage::kInk);
  GENIE_RETURN_IF_ERROR(detect::MergeInk(state.grid, state.zone_strips(), state.ink_strips(),
                                         state.surfaces, state.atoms));
  timer.End(DetectStage::kMerge);
  const auto scale = detect::EstimateScale(state.atoms, lists.marks);
  if (!scale) return scale.error();
  lists.marks.scale = *scale;
  GENIE_RETURN_IF_ERROR(detect::GroupMarks(state.surfaces, state.atoms, lists.marks));
  GENIE_RETURN_IF_ERROR(detect::FindLines(lists.marks, frame.height, lists.lines));
  GENIE_RETURN_IF_ERROR(detect::CutLines(lists.marks, lists.lines, lists.pieces));
  timer.End(DetectStage::kLines);
  GENIE_RETURN_IF_ERROR(detect::ProposeCandidates(state, lists));
  GENIE_RETURN_IF_ERROR(detect::ProposeWindows(state, lists));
  GENIE_RETURN_IF_ERROR(detect::FindDebris(state, lists));
  detect::ClassifyByRules(state, lists);
  GENIE_RETURN_IF_ERROR(detect::SelectCandidates(frame.width, frame.height, lists));
  GENIE_RETURN_IF_ERROR(detect::FindParents(frame.width, frame.height, lists));
  GENIE_RETURN_IF_ERROR(detect::RefineRoles(frame.width, frame.height, lists));
  timer.End(DetectStage::kElements);
  GENIE_RETURN_IF_ERROR(WriteScene(frame, lists, scene));
  const Status sorted = SortInReadingOrder(scene, impl.order);
  impl.order.Reset();
  GENIE_RETURN_IF_ERROR(sorted);
  const auto key = HashFrame(frame, impl);
  if (!key) return key.error();
  scene.content_key = *key;
  timer.End(DetectStage::kScene);
  return Status::Ok();
}

}  // namespace

Status Detect(ConstImageView frame, const DetectOptions& options, DetectContext& context,
              Scene& scene, DetectTimings* timings) {
  scene.Clear();
  GENIE_RETURN_IF_ERROR(Validate(frame, options.limits));
  if (options.tile_size < 0 || options.tile_size % 32 != 0) {
    return Status(StatusCode::kInvalidArgument, "tile size must be a multiple of 32, or 0")
        .With("tile_size", options.tile_size);
  }
  if (context.impl() == nullptr) {
    return Status(StatusCode::kOutOfMemory, "not enough memory for a detection context");
  }
  const Status status = RunStages(frame, options, *context.impl(), scene, timings);
  if (!status.ok()) scene.Clear();
  return status;
}

}  // namespace genie
