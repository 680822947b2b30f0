// The stages in their order: see stages.h.
#include "stages.h"

#include <genie/kernels/tile_hash.h>
#include <genie/scene/reading_order.h>

namespace genie::detect {
namespace {

Status WriteScene(ConstImageView frame, const ListState& lists, Scene& scene) {
  scene.width = frame.width;
  scene.height = frame.height;
  scene.threshold = kShippedThreshold;
  scene.scale_permille = lists.marks.scale.permille;
  GENIE_RETURN_IF_ERROR(scene.elements.Reserve(lists.kept.size()));
  for (size_t i = 0; i < lists.kept.size(); ++i) {
    const Candidate& c = lists.kept[i];
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

// From merged lists to candidates that were kept.
Status RunListStages(ConstImageView frame, FrameState& state, ListState& lists, StageTimer& timer) {
  const auto scale = EstimateScale(state.atoms, lists.marks);
  if (!scale) return scale.error();
  lists.marks.scale = *scale;
  GENIE_RETURN_IF_ERROR(GroupMarks(state.surfaces, state.atoms, lists.marks));
  GENIE_RETURN_IF_ERROR(FindLines(lists.marks, frame.height, lists.lines));
  GENIE_RETURN_IF_ERROR(CutLines(lists.marks, lists.lines, lists.pieces));
  timer.End(DetectStage::kLines);
  GENIE_RETURN_IF_ERROR(ProposeCandidates(state, lists));
  GENIE_RETURN_IF_ERROR(ProposeWindows(state, lists));
  GENIE_RETURN_IF_ERROR(FindDebris(state, lists));
  ClassifyByRules(state, lists);
  GENIE_RETURN_IF_ERROR(SelectCandidates(frame.width, frame.height, lists));
  GENIE_RETURN_IF_ERROR(FindParents(frame.width, frame.height, lists));
  GENIE_RETURN_IF_ERROR(RefineRoles(frame.width, frame.height, lists));
  timer.End(DetectStage::kElements);
  return Status::Ok();
}

}  // namespace

StageTimer::StageTimer(Clock* clock, DetectTimings* timings) : clock_(clock), timings_(timings) {
  if (timings_ != nullptr) *timings_ = {};
  if (clock_ != nullptr) start_ = last_ = clock_->NowNanoseconds();
}

void StageTimer::End(DetectStage stage) {
  if (clock_ == nullptr || timings_ == nullptr) return;
  const int64_t now = clock_->NowNanoseconds();
  timings_->stage_ns[static_cast<size_t>(stage)] += now - last_;
  timings_->total_ns = now - start_;
  last_ = now;
}

Status HashTiles(ConstImageView frame, DetectContext::Impl& impl) {
  const kernels::Extent extent{.width = static_cast<size_t>(frame.width),
                               .height = static_cast<size_t>(frame.height)};
  GENIE_RETURN_IF_ERROR(impl.hashes.Resize(kernels::TileCount(extent)));
  GENIE_RETURN_IF_ERROR(impl.hash_scratch.Resize(kernels::TileHashScratchWords(extent)));
  kernels::TileHash({frame.data, frame.stride_bytes},
                    static_cast<kernels::PixelOrder>(frame.format), extent, impl.hashes.data(),
                    impl.hash_scratch.data());
  return Status::Ok();
}

Status FindElements(ConstImageView frame, Executor& executor, DetectContext::Impl& impl,
                    Scene& scene, StageTimer& timer) {
  FrameState& state = impl.frame;
  ListState& lists = impl.lists;
  GENIE_RETURN_IF_ERROR(FindAllZones(TileOrder::kForward, executor, state));
  timer.End(DetectStage::kZones);
  GENIE_RETURN_IF_ERROR(MergeSurfaces(frame, state.grid, state.zone_strips(), state.surfaces));
  timer.End(DetectStage::kMerge);
  GENIE_RETURN_IF_ERROR(FindAllInk(frame, executor, state));
  timer.End(DetectStage::kInk);
  GENIE_RETURN_IF_ERROR(
      MergeInk(state.grid, state.zone_strips(), state.ink_strips(), state.surfaces, state.atoms));
  timer.End(DetectStage::kMerge);
  GENIE_RETURN_IF_ERROR(RunListStages(frame, state, lists, timer));
  GENIE_RETURN_IF_ERROR(WriteScene(frame, lists, scene));
  const Status sorted = SortInReadingOrder(scene, impl.order);
  impl.order.Reset();
  GENIE_RETURN_IF_ERROR(sorted);
  timer.End(DetectStage::kScene);
  return Status::Ok();
}

}  // namespace genie::detect
