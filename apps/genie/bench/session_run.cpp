#include "session_run.h"

#include <algorithm>
#include <cstring>

#include <genie/base/buffer.h>
#include <genie/image/copy.h>
#include <genie/kernels/tile_compare.h>
#include <genie/scene/canonical.h>

namespace genie::bench {
namespace {

constexpr double kTileStageFactor = 1.3;
constexpr size_t kEqualBuffers = 4;

double Ms(int64_t ns) { return static_cast<double>(ns) / 1e6; }

kernels::Extent ExtentOf(ConstImageView frame) {
  return {.width = static_cast<size_t>(frame.width), .height = static_cast<size_t>(frame.height)};
}

void CompareTiles(ConstImageView before, ConstImageView after, List<uint64_t>& changed) {
  kernels::TileCompare({before.data, before.stride_bytes}, {after.data, after.stride_bytes},
                       kernels::PixelOrder::kBgra, ExtentOf(after), changed.data());
}

std::vector<Box> ChangedTiles(ConstImageView frame, const List<uint64_t>& changed) {
  constexpr auto kSide = static_cast<int32_t>(kernels::kTileSide);
  std::vector<Box> tiles;
  const kernels::Extent extent = ExtentOf(frame);
  for (size_t r = 0; r < kernels::TileRows(extent); ++r) {
    for (size_t c = 0; c < kernels::TileColumns(extent); ++c) {
      const uint64_t word = changed[r * kernels::TileBitmapRowWords(extent) + c / 64];
      if ((word >> c % 64 & 1) == 0) continue;
      tiles.push_back(Intersection(
          {static_cast<int32_t>(c) * kSide, static_cast<int32_t>(r) * kSide, kSide, kSide},
          frame.bounds()));
    }
  }
  return tiles;
}

// Adds what a full run's stages are to a session.
void AddParts(const DetectTimings& timings, StepResult& step) {
  const auto ms = [&](DetectStage stage) {
    return Ms(timings.stage_ns[static_cast<size_t>(stage)]);
  };
  step.tile_stages_ms.Add(ms(DetectStage::kZones) + ms(DetectStage::kInk));
  step.merges_ms.Add(ms(DetectStage::kMerge));
  step.lists_ms.Add(ms(DetectStage::kLines) + ms(DetectStage::kElements) + ms(DetectStage::kScene));
}

// What the tracker is given: a Scene and its signatures.
struct Tracked {
  Scene scene;
  List<uint64_t> content;
};

class SequenceRun {
 public:
  explicit SequenceRun(const Sequence& sequence) : sequence_(sequence) {}

  Result<SequenceResult> Run(size_t rounds);

 private:
  Status Start();
  Status CheckEqual();
  Status PrepareTracker();
  using Measurement = Status (SequenceRun::*)(size_t index, StepResult& step, bool keep);
  Status MeasureRound(bool keep);
  Status MeasureAll(Measurement measure, bool keep);
  StepResult* StepOf(size_t index);
  Status MeasureUpdate(size_t index, StepResult& step, bool keep);
  Status MeasureFull(size_t index, StepResult& step, bool keep);
  Status MeasureEqual(size_t index, StepResult& step, bool keep);
  Status MeasureTracker(size_t index, StepResult& step, bool keep);
  Status MeasureCopy(size_t index, StepResult& step, bool keep);
  ConstImageView frame(size_t index) const { return sequence_.frames[index].view(); }
  size_t Before(size_t index) const {
    return (index + sequence_.frames.size() - 1) % sequence_.frames.size();
  }

  const Sequence& sequence_;
  CpuClock clock_;
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Detector> detector_;
  DetectResult shown_;
  DetectContext context_;
  Scene full_;
  Tracker tracker_;
  std::vector<Tracked> tracked_;
  List<uint64_t> changed_;
  Image copy_;
  SequenceResult result_;
};

Status SequenceRun::Start() {
  auto engine = Engine::Create({});
  if (!engine) return engine.error();
  engine_ = std::move(*engine);
  DetectorOptions options{.request = {}, .memory_budget_bytes = 0};
  options.request.min_confidence_permille = 0;  // nothing filtered: the whole Scene is compared
  auto detector = engine_->NewDetector(options);
  if (!detector) return detector.error();
  detector_ = std::move(*detector);
  auto copy = CopyAsBgra(frame(0));
  if (!copy) return copy.error();
  copy_ = std::move(*copy);
  GENIE_RETURN_IF_ERROR(changed_.Resize(kernels::TileBitmapWords(ExtentOf(frame(0)))));
  result_.name = sequence_.name;
  result_.screen = sequence_.screen;
  result_.steps.resize(sequence_.is_ring ? sequence_.period : sequence_.period - 1);
  return Status::Ok();
}

// Around and one step further, so that every step that is timed later was compared.
Status SequenceRun::CheckEqual() {
  for (size_t i = 0; i <= sequence_.frames.size(); ++i) {
    const ConstImageView view = frame(i % sequence_.frames.size());
    GENIE_RETURN_IF_ERROR(detector_->Update(view, std::nullopt, shown_));
    GENIE_RETURN_IF_ERROR(Detect(view, {}, context_, full_));
    if (!SameScene(shown_.scene, full_)) {
      return Status(StatusCode::kInternal, "a session's Scene is not the full run's")
          .With("frame", static_cast<int64_t>(i))
          .With("sequence", sequence_.name)
          .Prefixed(sequence_.screen);
    }
    ++result_.scenes_compared;
  }
  return Status::Ok();
}

Status SequenceRun::PrepareTracker() {
  DetectSession session;
  for (size_t i = 0; i < sequence_.period; ++i) {
    GENIE_RETURN_IF_ERROR(session.Update(frame(i), std::nullopt, {}));
    Tracked& tracked = tracked_.emplace_back();
    const auto elements = session.scene().elements.span();
    GENIE_RETURN_IF_ERROR(tracked.scene.elements.Resize(elements.size()));
    std::ranges::copy(elements, tracked.scene.elements.begin());
    GENIE_RETURN_IF_ERROR(tracked.content.Resize(session.content().size()));
    std::ranges::copy(session.content(), tracked.content.begin());
  }
  return Status::Ok();
}

Status SequenceRun::MeasureUpdate(size_t index, StepResult& step, bool keep) {
  const uint64_t allocations = GetAllocationStats().allocations;
  const int64_t start = clock_.NowNanoseconds();
  GENIE_RETURN_IF_ERROR(detector_->Update(frame(index), std::nullopt, shown_));
  const int64_t spent = clock_.NowNanoseconds() - start;
  if (!keep) return Status::Ok();
  result_.steady_allocations += GetAllocationStats().allocations - allocations;
  step.update_ms.Add(Ms(spent));
  step.report = detector_->report();
  return Status::Ok();
}

Status SequenceRun::MeasureFull(size_t index, StepResult& step, bool keep) {
  DetectTimings timings;
  const DetectOptions options{.limits = {}, .clock = &clock_};
  const int64_t start = clock_.NowNanoseconds();
  GENIE_RETURN_IF_ERROR(Detect(frame(index), options, context_, full_, &timings));
  const int64_t spent = clock_.NowNanoseconds() - start;
  if (!keep) return Status::Ok();
  step.full_ms.Add(Ms(spent));
  AddParts(timings, step);
  return Status::Ok();
}

Status SequenceRun::MeasureEqual(size_t index, StepResult& step, bool keep) {
  if (sequence_.frames.size() < 2 * sequence_.period) return Status::Ok();
  const ConstImageView same = frame((index + sequence_.period) % sequence_.frames.size());
  GENIE_RETURN_IF_ERROR(detector_->Update(frame(index), std::nullopt, shown_));
  const int64_t start = clock_.NowNanoseconds();
  GENIE_RETURN_IF_ERROR(detector_->Update(same, std::nullopt, shown_));
  const int64_t spent = clock_.NowNanoseconds() - start;
  if (keep) step.equal_ms.Add(Ms(spent));
  return Status::Ok();
}

Status SequenceRun::MeasureTracker(size_t index, StepResult& step, bool keep) {
  Tracked& tracked = tracked_[index % sequence_.period];
  const int64_t start = clock_.NowNanoseconds();
  GENIE_RETURN_IF_ERROR(tracker_.Update(tracked.scene, tracked.content.span(), {}));
  const int64_t spent = clock_.NowNanoseconds() - start;
  if (keep) step.tracker_ms.Add(Ms(spent));
  return Status::Ok();
}

Status SequenceRun::MeasureCopy(size_t index, StepResult& step, bool keep) {
  CompareTiles(frame(Before(index)), frame(index), changed_);
  const std::vector<Box> tiles = ChangedTiles(frame(index), changed_);
  const int64_t start = clock_.NowNanoseconds();
  for (const Box& tile : tiles) {
    GENIE_RETURN_IF_ERROR(CopyPixels(Crop(frame(index), tile), Crop(copy_.mutable_view(), tile)));
  }
  const int64_t spent = clock_.NowNanoseconds() - start;
  step.changed_tiles = tiles.size();
  if (keep) step.copy_ms.Add(Ms(spent));
  return Status::Ok();
}

StepResult* SequenceRun::StepOf(size_t index) {
  const size_t place = index % sequence_.period;
  if (sequence_.is_ring) return &result_.steps[place];
  return place > 0 ? &result_.steps[place - 1] : nullptr;
}

// One measurement over all frames, after one of the last frame that does not count: what comes
// first finds the caches as a session leaves them, not as the other measurements do.
Status SequenceRun::MeasureAll(Measurement measure, bool keep) {
  StepResult unread;
  GENIE_RETURN_IF_ERROR((this->*measure)(sequence_.frames.size() - 1, unread, false));
  for (size_t i = 0; i < sequence_.frames.size(); ++i) {
    StepResult* step = StepOf(i);
    GENIE_RETURN_IF_ERROR(
        (this->*measure)(i, step != nullptr ? *step : unread, keep && step != nullptr));
  }
  return Status::Ok();
}

Status SequenceRun::MeasureRound(bool keep) {
  for (const Measurement measure :
       {&SequenceRun::MeasureUpdate, &SequenceRun::MeasureFull, &SequenceRun::MeasureEqual,
        &SequenceRun::MeasureTracker, &SequenceRun::MeasureCopy}) {
    GENIE_RETURN_IF_ERROR(MeasureAll(measure, keep));
  }
  return Status::Ok();
}

Result<SequenceResult> SequenceRun::Run(size_t rounds) {
  GENIE_FAIL_IF_ERROR(Start());
  GENIE_FAIL_IF_ERROR(CheckEqual());
  GENIE_FAIL_IF_ERROR(PrepareTracker());
  for (size_t round = 0; round <= rounds; ++round) {
    GENIE_FAIL_IF_ERROR(MeasureRound(round > 0));
  }
  return std::move(result_);
}

}  // namespace

double StepResult::Share() const {
  return report.tiles == 0 ? 0 : static_cast<double>(report.dirty_tiles) / report.tiles;
}

double SequenceResult::UpdateMs() const {
  double sum = 0;
  for (const StepResult& step : steps) sum += step.update_ms.Median();
  return sum;
}

double SequenceResult::FullMs() const {
  double sum = 0;
  for (const StepResult& step : steps) sum += step.full_ms.Median();
  return sum;
}

double SequenceResult::BoundMs() const {
  double sum = 0;
  for (const StepResult& step : steps) {
    sum += step.equal_ms.Median() + step.merges_ms.Median() + step.lists_ms.Median() +
           step.tracker_ms.Median() + step.copy_ms.Median() +
           kTileStageFactor * step.tile_stages_ms.Median() * step.Share();
  }
  return sum / static_cast<double>(steps.size());
}

double SequenceResult::MaxChangedShare() const {
  double most = 0;
  for (const StepResult& step : steps) {
    most = std::max(most, static_cast<double>(step.changed_tiles) / step.report.tiles);
  }
  return most;
}

Result<SequenceResult> RunSequence(const Sequence& sequence, size_t rounds) {
  return SequenceRun(sequence).Run(rounds);
}

Result<EqualFrameResult> RunEqualFrames(const std::string& screen, ConstImageView frame,
                                        size_t rounds) {
  std::vector<Image> frames;
  for (size_t i = 0; i <= kEqualBuffers; ++i) {  // the last one is memcmp's copy
    auto image = CopyAsBgra(frame);
    if (!image) return Fail(image.error());
    frames.push_back(std::move(*image));
  }
  const ConstImageView copy = frames.back().view();
  const size_t bytes = static_cast<size_t>(copy.stride_bytes) * static_cast<size_t>(copy.height);
  auto engine = Engine::Create({});
  if (!engine) return Fail(engine.error());
  auto detector = (*engine)->NewDetector({.request = {}, .memory_budget_bytes = 0});
  if (!detector) return Fail(detector.error());
  DetectResult shown;
  CpuClock clock;
  EqualFrameResult result{.screen = screen, .update_ms = {}, .memcmp_ms = {}};
  GENIE_FAIL_IF_ERROR((*detector)->Update(frames[0].view(), std::nullopt, shown));
  for (size_t i = 0; i <= 2 * rounds; ++i) {
    const ConstImageView other = frames[2 * i % kEqualBuffers].view();
    const int64_t start = clock.NowNanoseconds();
    const bool is_equal = std::memcmp(copy.data, other.data, bytes) == 0;
    const int64_t compared = clock.NowNanoseconds();
    const ConstImageView next = frames[(2 * i + 1) % kEqualBuffers].view();
    GENIE_FAIL_IF_ERROR((*detector)->Update(next, std::nullopt, shown));
    const int64_t end = clock.NowNanoseconds();
    if (!is_equal || (*detector)->report().kind != UpdateKind::kEqual) {
      return Fail(
          Status(StatusCode::kInternal, "an equal frame was not seen as equal").Prefixed(screen));
    }
    if (i == 0) continue;
    result.memcmp_ms.Add(Ms(compared - start));
    result.update_ms.Add(Ms(end - compared));
  }
  return result;
}

Result<Image> CopyAsBgra(ConstImageView view) {
  auto image = Image::Create(view.width, view.height, PixelFormat::kBgra);
  if (!image) return Fail(image.error());
  const ImageView target = image->mutable_view();
  if (view.format == PixelFormat::kBgra) {
    GENIE_FAIL_IF_ERROR(CopyPixels(view, target));
    return std::move(*image);
  }
  if (view.format != PixelFormat::kRgb) {
    return Fail(Status(StatusCode::kInvalidArgument, "only RGB and BGRA pictures are copied"));
  }
  for (int32_t y = 0; y < view.height; ++y) {
    const uint8_t* from = view.row(y);
    uint8_t* to = target.row(y);
    for (int32_t x = 0; x < view.width; ++x, from += 3, to += 4) {
      to[0] = from[2], to[1] = from[1], to[2] = from[0], to[3] = 255;
    }
  }
  return std::move(*image);
}

}  // namespace genie::bench
