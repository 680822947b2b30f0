// DetectSession: see genie/detect/session.h.
#include <genie/detect/session.h>

#include <algorithm>
#include <new>

#include <genie/image/copy.h>
#include <genie/image/image.h>
#include <genie/kernels/tile_hash.h>

#include "change_map.h"
#include "content.h"
#include "context.h"
#include "held_bytes.h"
#include "stages.h"

namespace genie {
namespace {

// Share of tiles that differ, or that are worked on, above which the frame runs in full. Measured
// on scrolled lists: with 78 % of the tiles to be worked on both cost the same (1.00 and 1.07 full
// runs); docs/decisions/0007.
constexpr size_t kManyTilesPermille = 800;

}  // namespace

struct DetectSession::Impl {
  DetectContext context;  // the tiles' results, and scratch
  Image last;             // the last frame, owned
  Scene scene;
  List<uint64_t> content;
  detect::SignatureMemory signatures;
  List<uint8_t> dirty;  // a byte a tile
  detect::ChangeMap changes;
  // Why the next frame runs in full; kNone when `last`, the tiles and the Scene belong together.
  FullRunReason stale = FullRunReason::kFirstFrame;

  Status Run(ConstImageView frame, std::optional<std::span<const Box>> damage,
             const SessionOptions& options, UpdateReport& report);
  Status Compare(ConstImageView frame, std::optional<std::span<const Box>> damage,
                 const SessionOptions& options, size_t limit);
  FullRunReason Judge(ConstImageView frame, size_t limit);
  Status RunFull(ConstImageView frame, const SessionOptions& options, UpdateReport& report);
  Status RunDelta(ConstImageView frame, const SessionOptions& options, UpdateReport& report);
  Status FindAll(ConstImageView frame, const SessionOptions& options, UpdateReport& report,
                 detect::StageTimer& timer);
  size_t bytes() const;
  void Evict(FullRunReason reason);
};

DetectSession::DetectSession() : impl_(new (std::nothrow) Impl) {}
DetectSession::~DetectSession() = default;
DetectSession::DetectSession(DetectSession&&) noexcept = default;
DetectSession& DetectSession::operator=(DetectSession&&) noexcept = default;

std::string_view UpdateKindName(UpdateKind kind) {
  static constexpr std::array<std::string_view, 3> kNames = {"equal", "delta", "full"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view FullRunReasonName(FullRunReason reason) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "none", "first frame", "other shape", "many tiles", "fidelity", "evicted"};
  return kNames[static_cast<size_t>(reason)];
}

std::string_view UpdateStageName(UpdateStage stage) {
  static constexpr std::array<std::string_view, kUpdateStageCount> kNames = {
      "compare", "copy", "tiles", "merge", "lists"};
  return kNames[static_cast<size_t>(stage)];
}

namespace {

kernels::Extent ExtentOf(ConstImageView frame) {
  return {.width = static_cast<size_t>(frame.width), .height = static_cast<size_t>(frame.height)};
}

bool HasShapeOf(ConstImageView a, ConstImageView b) {
  return a.width == b.width && a.height == b.height && a.format == b.format;
}

size_t PixelBytes(ConstImageView frame) {
  return static_cast<size_t>(frame.bounds().area()) *
         static_cast<size_t>(BytesPerPixel(frame.format));
}

// Adds the time since the last lap to a stage of the report; does nothing without a clock.
void Lap(Clock* clock, UpdateStage stage, int64_t& since, UpdateReport& report) {
  if (clock == nullptr) return;
  const int64_t now = clock->NowNanoseconds();
  report.stage_ns[static_cast<size_t>(stage)] += now - since;
  report.total_ns += now - since;
  since = now;
}

// The stages of a detection, as those of an update.
void AddTimings(const DetectTimings& timings, UpdateReport& report) {
  const auto spent = [&](DetectStage stage) {
    return timings.stage_ns[static_cast<size_t>(stage)];
  };
  const auto add = [&](UpdateStage stage, int64_t ns) {
    report.stage_ns[static_cast<size_t>(stage)] += ns;
    report.total_ns += ns;
  };
  add(UpdateStage::kTiles, spent(DetectStage::kZones) + spent(DetectStage::kInk));
  add(UpdateStage::kMerge, spent(DetectStage::kMerge));
  add(UpdateStage::kLists,
      spent(DetectStage::kLines) + spent(DetectStage::kElements) + spent(DetectStage::kScene));
}

int64_t Now(Clock* clock) { return clock != nullptr ? clock->NowNanoseconds() : 0; }

}  // namespace

size_t DetectSession::Impl::bytes() const {
  const size_t lists = detect::BytesOfAll(content, signatures.last, signatures.next, dirty,
                                          changes.tiles, changes.boxes, scene.elements) +
                       scene.strings.capacity();
  const size_t tiles = context.impl() != nullptr ? detect::HeldBytes(*context.impl()) : 0;
  return lists + tiles + PixelBytes(last.view());
}

void DetectSession::Impl::Evict(FullRunReason reason) {
  last = Image();
  context = DetectContext();
  changes = {};
  signatures = {};
  stale = reason;
}

// Everything from the tiles that are to be worked on to content; `frame` is the session's copy,
// or the caller's where the session has none.
Status DetectSession::Impl::FindAll(ConstImageView frame, const SessionOptions& options,
                                    UpdateReport& report, detect::StageTimer& timer) {
  DetectContext::Impl& all = *context.impl();
  Executor* executor = options.detect.executor;
  scene.Clear();
  GENIE_RETURN_IF_ERROR(
      detect::FindElements(frame, executor != nullptr ? *executor : all.serial, all, scene, timer));
  GENIE_RETURN_IF_ERROR(detect::SignContent(all.frame, scene, signatures, content));
  scene.content_key = kernels::ContentKey(ExtentOf(frame), all.hashes.data());
  timer.End(DetectStage::kScene);
  GENIE_RETURN_IF_ERROR(dirty.Resize(all.frame.work.size()));
  std::ranges::transform(all.frame.work, dirty.begin(),
                         [](uint8_t work) { return static_cast<uint8_t>(work != 0); });
  report.dirty_tiles = static_cast<int32_t>(std::ranges::count(dirty, uint8_t{1}));
  return Status::Ok();
}

Status DetectSession::Impl::RunFull(ConstImageView frame, const SessionOptions& options,
                                    UpdateReport& report) {
  Clock* clock = options.detect.clock;
  int64_t since = Now(clock);
  // A copy that alone would break the budget is not made: every frame of this size runs in full.
  const bool keeps_copy =
      options.memory_budget_bytes == 0 || PixelBytes(frame) <= options.memory_budget_bytes;
  if (!keeps_copy || !HasShapeOf(last.view(), frame)) last = Image();
  if (keeps_copy && last.empty()) {
    auto image = Image::Create(frame.width, frame.height, frame.format);
    if (!image) return image.error();
    last = std::move(*image);
  }
  if (keeps_copy) GENIE_RETURN_IF_ERROR(CopyPixels(frame, last.mutable_view()));
  Lap(clock, UpdateStage::kCopy, since, report);
  DetectTimings timings;
  detect::StageTimer timer(clock, &timings);
  const ConstImageView source = keeps_copy ? last.view() : frame;
  DetectContext::Impl& all = *context.impl();
  Executor* executor = options.detect.executor;
  GENIE_RETURN_IF_ERROR(detect::StartFrame(
      source, detect::kTileSide, executor != nullptr ? *executor : all.serial, all.frame));
  GENIE_RETURN_IF_ERROR(detect::HashTiles(source, all));
  const Status status = FindAll(source, options, report, timer);
  AddTimings(timings, report);
  return status;
}

// Works on what `changes` says and Judge marked. The stages read the session's copy, into which the
// changed pixels go first.
Status DetectSession::Impl::RunDelta(ConstImageView frame, const SessionOptions& options,
                                     UpdateReport& report) {
  Clock* clock = options.detect.clock;
  int64_t since = Now(clock);
  DetectContext::Impl& all = *context.impl();
  GENIE_RETURN_IF_ERROR(CopyPixels(frame, last.mutable_view(), changes.boxes.span()));
  Lap(clock, UpdateStage::kCopy, since, report);
  DetectTimings timings;
  detect::StageTimer timer(clock, &timings);
  GENIE_RETURN_IF_ERROR(detect::ContinueFrame(last.view(), changes.boxes.span(), all.frame));
  kernels::TileHashMarked({last.view().data, last.view().stride_bytes},
                          static_cast<kernels::PixelOrder>(frame.format), ExtentOf(frame),
                          changes.tiles.data(), all.hashes.data());
  const Status status = FindAll(last.view(), options, report, timer);
  AddTimings(timings, report);
  return status;
}

// Why a frame that differs in `changes` has to run in full. Marks the tiles to be worked on.
FullRunReason DetectSession::Impl::Judge(ConstImageView frame, size_t limit) {
  if (changes.tile_count > limit) return FullRunReason::kManyTiles;
  detect::FrameState& state = context.impl()->frame;
  std::ranges::fill(state.work, uint8_t{0});
  for (const Box& box : changes.boxes) detect::MarkChanged(box, state);
  const auto marked = std::ranges::count_if(state.work, [](uint8_t work) { return work != 0; });
  if (static_cast<size_t>(marked) > limit) return FullRunReason::kManyTiles;
  for (const Box& box : changes.boxes) detect::UpdateFidelity(frame, box, state.fidelity_map);
  return detect::JudgeFidelity(state.fidelity_map) == state.fidelity ? FullRunReason::kNone
                                                                     : FullRunReason::kFidelity;
}

Status DetectSession::Impl::Run(ConstImageView frame, std::optional<std::span<const Box>> damage,
                                const SessionOptions& options, UpdateReport& report) {
  if (context.impl() == nullptr) context = DetectContext();
  if (context.impl() == nullptr) {
    return {StatusCode::kOutOfMemory, "not enough memory for a detection context"};
  }
  report.tiles = static_cast<int32_t>(kernels::TileCount(ExtentOf(frame)));
  report.reason = stale;
  if (stale == FullRunReason::kNone && !HasShapeOf(last.view(), frame)) {
    report.reason = FullRunReason::kOtherShape;
  }
  stale = FullRunReason::kFirstFrame;  // until all went well
  report.changed_tiles = report.tiles;
  if (report.reason == FullRunReason::kNone) {
    int64_t since = Now(options.detect.clock);
    const auto limit = static_cast<size_t>(report.tiles) * kManyTilesPermille / 1000;
    GENIE_RETURN_IF_ERROR(Compare(frame, damage, options, limit));
    report.changed_tiles = static_cast<int32_t>(changes.tile_count);
    report.kind = changes.tile_count == 0 ? UpdateKind::kEqual : UpdateKind::kDelta;
    if (report.kind == UpdateKind::kDelta) report.reason = Judge(frame, limit);
    Lap(options.detect.clock, UpdateStage::kCompare, since, report);
    if (report.kind == UpdateKind::kEqual) return dirty.Assign(dirty.size(), 0);
    if (report.reason == FullRunReason::kNone) return RunDelta(frame, options, report);
  }
  report.kind = UpdateKind::kFull;
  return RunFull(frame, options, report);
}

// Fills `changes`; with a check, a pixel that changed outside the damage is an error.
Status DetectSession::Impl::Compare(ConstImageView frame,
                                    std::optional<std::span<const Box>> damage,
                                    const SessionOptions& options, size_t limit) {
  if (options.damage_check == DamageCheck::kTrust || !damage) {
    return detect::FindChanges(last.view(), frame, damage, limit, changes);
  }
  GENIE_RETURN_IF_ERROR(detect::FindChanges(last.view(), frame, std::nullopt, SIZE_MAX, changes));
  const auto untold = detect::FindUntold(last.view(), frame, changes, *damage);
  if (!untold) return Status::Ok();
  return Status(
             StatusCode::kInvalidArgument,
             "a pixel changed outside the damage that the capture told; give all damage, or none")
      .With("x", options.origin.x + untold->x)
      .With("y", options.origin.y + untold->y);
}

Status DetectSession::Update(ConstImageView frame, std::optional<std::span<const Box>> damage,
                             const SessionOptions& options, UpdateReport* report) {
  UpdateReport unread;
  UpdateReport& said = report != nullptr ? *report : unread;
  said = {};
  if (impl_ == nullptr) {
    return {StatusCode::kOutOfMemory, "not enough memory for a session"};
  }
  Status status = Validate(frame, options.detect.limits);
  if (status.ok()) status = impl_->Run(frame, damage, options, said);
  if (!status.ok()) {
    impl_->stale = FullRunReason::kFirstFrame;
    impl_->scene.Clear();
    impl_->content.Clear();
    impl_->dirty.Clear();
    return status;
  }
  impl_->stale = FullRunReason::kNone;
  const bool is_over =
      options.memory_budget_bytes != 0 && impl_->bytes() > options.memory_budget_bytes;
  if (is_over || impl_->last.empty()) impl_->Evict(FullRunReason::kEvicted);
  return status;
}

const Scene& DetectSession::scene() const {
  static const Scene kNothing;  // of a session that could not be made
  return impl_ != nullptr ? impl_->scene : kNothing;
}
std::span<const uint64_t> DetectSession::content() const {
  return impl_ != nullptr ? impl_->content.span() : std::span<const uint64_t>();
}
std::span<const uint8_t> DetectSession::dirty_tiles() const {
  return impl_ != nullptr ? impl_->dirty.span() : std::span<const uint8_t>();
}
size_t DetectSession::bytes() const { return impl_ != nullptr ? impl_->bytes() : 0; }
void DetectSession::Evict() {
  if (impl_ == nullptr) return;
  const bool is_new = impl_->stale == FullRunReason::kFirstFrame;
  impl_->Evict(is_new ? FullRunReason::kFirstFrame : FullRunReason::kEvicted);
}

}  // namespace genie
