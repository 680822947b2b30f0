#include "live_bench.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <genie/capture/capture.h>
#include <genie/engine/engine.h>
#include <genie/executor/steady_clock.h>

#include "frames.h"
#include "live_stage.h"

namespace genie::bench {
namespace {

constexpr int64_t kStartMs = 10'000;  // a program starts
constexpr int64_t kAnswerMs = 1'000;  // a press is answered
constexpr int64_t kQuietMs = 60;      // nothing more is coming

double Milliseconds(int64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e6; }

// A screen and a session that looks at it.
class Watch {
 public:
  Watch(std::unique_ptr<ScreenSource> source, std::unique_ptr<Detector> detector)
      : source_(std::move(source)), detector_(std::move(detector)) {}

  // The next frame through the detector; false when none came in time.
  Result<bool> Look(int64_t timeout_ms) {
    const auto frame = source_->Next(timeout_ms);
    if (!frame) return Fail(frame.error());
    if (frame->damage.empty()) return false;
    const auto damage = frame->whole ? std::nullopt : std::optional(frame->damage);
    noticed_ns_ = frame->noticed_ns;
    captured_ns_ = frame->captured_ns;
    GENIE_FAIL_IF_ERROR(detector_->Update(frame->pixels, damage, result_));
    return true;
  }

  Status Settle() {
    for (;;) {
      const auto looked = Look(kQuietMs);
      if (!looked) return looked.error();
      if (!*looked) return Status::Ok();
    }
  }

  // Looks until the Scene changes and adds what it took since `start_ns`; false: it did not.
  Result<bool> Time(int64_t start_ns, LiveTimes& times) {
    int64_t event_ns = 0, fetch_ns = 0, detect_ns = 0, frames = 0;
    for (;;) {
      const auto looked = Look(kAnswerMs);
      if (!looked) return Fail(looked.error());
      if (!*looked) return false;
      const int64_t now_ns = clock_.NowNanoseconds();
      if (frames++ == 0) event_ns = noticed_ns_ - start_ns;
      fetch_ns += captured_ns_ - noticed_ns_;
      detect_ns += now_ns - captured_ns_;
      if (detector_->changes().empty()) continue;
      times.event.Add(Milliseconds(event_ns));
      times.fetch.Add(Milliseconds(fetch_ns));
      times.detect.Add(Milliseconds(detect_ns));
      times.total.Add(Milliseconds(now_ns - start_ns));
      times.frames.Add(static_cast<double>(frames));
      return true;
    }
  }

  // The first frame that shows something new where the program is to be.
  Status AwaitProgram(const Box& place) {
    for (;;) {
      const auto looked = Look(kStartMs);
      if (!looked) return looked.error();
      if (!*looked) {
        return Status(StatusCode::kUnavailable,
                      "xcalc does not come up; `make bench-setup` installs it");
      }
      if (std::ranges::any_of(detector_->changes(), [&](const Change& change) {
            return !Intersection(change.after, place).empty();
          })) {
        return Settle();
      }
    }
  }

  size_t elements() const { return result_.scene.elements.size(); }
  int64_t Now() { return clock_.NowNanoseconds(); }

 private:
  std::unique_ptr<ScreenSource> source_;
  std::unique_ptr<Detector> detector_;
  DetectResult result_;
  SteadyClock clock_;
  int64_t noticed_ns_ = 0;
  int64_t captured_ns_ = 0;
};

Result<Watch> StartWatch(Engine& engine, const std::string& display) {
  CaptureOptions options;
  options.display = display;
  auto source = ScreenSource::Open(options);
  if (!source) return Fail(source.error());
  DetectorOptions shows_all;
  shows_all.request.min_confidence_permille = 0;  // a lone square is not sure to be a control
  auto detector = engine.NewDetector(shows_all);
  if (!detector) return Fail(detector.error());
  return Watch(std::move(*source), std::move(*detector));
}

// One square drawn and erased, one key pressed and released.
Status Round(LiveStage& stage, Watch& watch, LiveBenchResult& result) {
  int64_t start_ns = watch.Now();
  stage.DrawSquare();
  const auto drawn = watch.Time(start_ns, result.drawn);
  if (!drawn) return drawn.error();
  stage.EraseSquare();
  GENIE_RETURN_IF_ERROR(watch.Settle());
  start_ns = watch.Now();
  GENIE_RETURN_IF_ERROR(stage.Press());
  const auto clicked = watch.Time(start_ns, result.clicked);
  if (!clicked) return clicked.error();
  GENIE_RETURN_IF_ERROR(stage.Release());
  result.not_shown += (*drawn ? 0u : 1u) + (*clicked ? 0u : 1u);
  return watch.Settle();
}

}  // namespace

Result<LiveBenchResult> BenchLive(const BenchOptions& options) {
  const auto screens = ReadScreens(options.screens, 1920, 1080);
  if (!screens) return Fail(screens.error());
  const Frame& background = screens->front();
  LiveBenchResult result;
  result.background = background.name;
  result.width = background.rgb.view().width;
  result.height = background.rgb.view().height;
  auto stage = LiveStage::Set(background.rgb.view());
  if (!stage) return Fail(stage.error());
  const auto engine = Engine::Create(Config{});
  if (!engine) return Fail(engine.error());
  auto watch = StartWatch(**engine, stage->display());
  if (!watch) return Fail(watch.error());
  GENIE_FAIL_IF_ERROR(watch->AwaitProgram(LiveStage::kCalculator));
  GENIE_FAIL_IF_ERROR(stage->PointAtKey());
  GENIE_FAIL_IF_ERROR(watch->Settle());
  result.elements = watch->elements();
  const size_t rounds = std::max(options.rounds, kMinLiveRounds);
  for (size_t round = 0; round < rounds; ++round) {
    GENIE_FAIL_IF_ERROR(Round(*stage, *watch, result));
  }
  if (result.clicked.total.count() == 0) {
    return Fail(Status(StatusCode::kUnavailable,
                       "no click showed; are xdotool and xcalc installed (`make bench-setup`)?"));
  }
  return result;
}

}  // namespace genie::bench
