// Runs `genie watch`: see run_watch.h.
#include "run_watch.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <genie/engine/engine.h>
#include <genie/executor/steady_clock.h>

#include "../files/standard_stream.h"
#include "../terminal/status_line.h"
#include "../terminal/stop_signal.h"
#include "frame_overlays.h"
#include "frame_source.h"
#include "pace.h"
#include "watch_report.h"

namespace genie::cli {
namespace {

constexpr int64_t kNsInMs = 1'000'000;
// While nothing changes: how often to look whether the reader is still there.
constexpr int64_t kIdleMs = 1000;

class Watch {
 public:
  Watch(const WatchOptions& options, FrameSource& source, Detector& detector)
      : options_(options),
        source_(source),
        detector_(detector),
        report_(MakeWatchReport(options)),
        overlays_(options),
        line_(options.json || options.quiet ? ShowProgress::kNo : ShowProgress::kYes) {}

  ExitCode Run();

 private:
  enum class Step : uint8_t { kGoOn, kEnd };

  int64_t Now() { return clock_.NowNanoseconds(); }
  int64_t WaitMs();
  Step Next();
  Status Look(const Frame& frame);
  Status Tell(const Frame& frame, int64_t detect_ns);
  void Send();
  Step Complain(const Status& status);
  bool IsOver();

  const WatchOptions& options_;
  FrameSource& source_;
  Detector& detector_;
  const std::unique_ptr<WatchReport> report_;
  FrameOverlays overlays_;
  StatusLine line_;
  SteadyClock clock_;
  const int64_t start_ns_ = clock_.NowNanoseconds();
  Pace pace_;
  DetectResult result_;
  std::vector<Change> changes_;
  List<char> text_;
  int64_t first_seen_ns_ = 0;
  int64_t frames_ = 0;
  bool found_ = false;
  ExitCode exit_code_ = ExitCode::kOk;
};

// How long to wait for the next frame; 0 when the time is over.
int64_t Watch::WaitMs() {
  if (options_.timeout_seconds <= 0) return kIdleMs;
  const auto limit_ms = static_cast<int64_t>(options_.timeout_seconds * 1000);
  return std::clamp<int64_t>(limit_ms - (Now() - start_ns_) / kNsInMs, 0, kIdleMs);
}

bool Watch::IsOver() {
  StandardOutput().LookForReader();
  return found_ || StopSignals::received() != 0 || !StandardOutput().usable() ||
         (options_.frames != 0 && frames_ >= options_.frames) ||
         (options_.timeout_seconds > 0 && WaitMs() == 0);
}

Watch::Step Watch::Complain(const Status& status) {
  line_.Hide();
  StandardError().Line("genie: " + std::string(status.message()));
  exit_code_ = Worse(exit_code_, ExitCodeOf(status.code()));
  return Step::kEnd;
}

void Watch::Send() {
  line_.Hide();
  exit_code_ = Worse(exit_code_, StandardOutput().WriteAll({text_.data(), text_.size()}));
  text_.Clear();
}

// Prints what the last frame brought. Boxes are the whole screen's from here on.
Status Watch::Tell(const Frame& frame, int64_t detect_ns) {
  changes_.assign(detector_.changes().begin(), detector_.changes().end());
  if (frame.place) {
    ToWhole(*frame.place, result_.scene);
    for (Change& change : changes_) change = ToWhole(*frame.place, change);
  }
  const Box box = frame.place ? frame.place->picture : detector_.tile_grid().area;
  const WatchedFrame watched{
      .moment = {.frame = frames_, .time_ms = (frame.seen_ns - first_seen_ns_) / kNsInMs},
      .scene = result_.scene,
      .changes = changes_,
      .box = box};
  if (frames_ == 1) GENIE_RETURN_IF_ERROR(report_->Begin(source_.name(), watched, text_));
  GENIE_RETURN_IF_ERROR(report_->Add(watched, text_));
  const Element* awaited = options_.until ? options_.until->FindIn(result_.scene) : nullptr;
  if (awaited != nullptr) {
    found_ = true;
    GENIE_RETURN_IF_ERROR(report_->Found(watched, *awaited, text_));
  }
  if (!text_.empty()) Send();
  pace_.Add(frame.seen_ns, detect_ns, detector_.report());
  return Status::Ok();
}

Status Watch::Look(const Frame& frame) {
  const int64_t start = Now();
  GENIE_RETURN_IF_ERROR(detector_.Update(frame.pixels, frame.damage, result_));
  const int64_t detect_ns = Now() - start;
  if (++frames_ == 1) first_seen_ns_ = frame.seen_ns;
  GENIE_RETURN_IF_ERROR(overlays_.Write(frames_, frame.pixels, result_.scene, detector_));
  return Tell(frame, detect_ns);
}

Watch::Step Watch::Next() {
  Frame frame;
  Status problem;
  const Result<Arrival> arrival = source_.Next(WaitMs(), frame, problem);
  if (!arrival) {
    // What Stop() gives; the signal decides how this ends.
    return StopSignals::received() != 0 ? Step::kEnd : Complain(arrival.error());
  }
  if (*arrival == Arrival::kEnd) return Step::kEnd;
  if (*arrival == Arrival::kBroken) {
    Complain(problem);
    return Step::kGoOn;
  }
  if (*arrival == Arrival::kFrame) {
    if (const Status status = Look(frame); !status.ok()) return Complain(status);
  }
  line_.Show(pace_.Line(Now(), result_.scene.elements.size()));
  return Step::kGoOn;
}

ExitCode Watch::Run() {
  if (const Status made = overlays_.Open(); !made.ok()) {
    Complain(made);
    return exit_code_;
  }
  while (!IsOver() && Next() == Step::kGoOn) {
  }
  line_.Hide();
  const bool table = !options_.json && !options_.quiet;
  if (table && frames_ != 0) StandardError().Line(pace_.Summary());
  const bool stopped = StopSignals::received() != 0 || !StandardOutput().usable();
  if (options_.until && !found_ && !stopped) {
    if (!options_.quiet) {
      StandardError().Line(fmt::format("genie: {}: no {} in {} frame{}", source_.name(),
                                       RoleName(*options_.until->role), frames_,
                                       frames_ == 1 ? "" : "s"));
    }
    exit_code_ = Worse(exit_code_, ExitCode::kDidNotCome);
  }
  return exit_code_;
}

ExitCode Fatal(const Status& status) {
  StandardError().Line("genie: " + std::string(status.message()));
  return ExitCodeOf(status.code());
}

// Everything is closed when this returns.
ExitCode WatchUntilTheEnd(const WatchOptions& options, const GlobalOptions& global) {
  if (options.until) {
    if (const Status can = CheckAwaited(*options.until); !can.ok()) return Fatal(can);
  }
  Result<LoadedConfig> loaded = LoadSettings(global);
  if (!loaded) return ComplainOfSettings(loaded.error());
  const Result<std::unique_ptr<Engine>> engine = Engine::Create(loaded->config);
  if (!engine) return Fatal(engine.error());
  const Result<std::unique_ptr<FrameSource>> source = OpenFrames(options, **engine);
  if (!source) return Fatal(source.error());
  DetectorOptions asked;
  asked.request.region = (*source)->region();
  asked.request.min_confidence_permille = options.min_confidence_permille;
  asked.request.roles = options.roles;
  const Result<std::unique_ptr<Detector>> detector = (*engine)->NewDetector(asked);
  if (!detector) return Fatal(detector.error());
  // Reading files ends by itself, or by the signal alone.
  std::optional<StopSignals> stop;
  if (options.inputs.empty()) {
    stop.emplace([](void* frames) { static_cast<FrameSource*>(frames)->Stop(); }, source->get());
  }
  return Watch(options, **source, **detector).Run();
}

}  // namespace

ExitCode RunWatch(const WatchOptions& options, const GlobalOptions& global) {
  const ExitCode exit_code = WatchUntilTheEnd(options, global);
  if (StopSignals::received() != 0) EndBySignal(StopSignals::received());
  return exit_code;
}

}  // namespace genie::cli
