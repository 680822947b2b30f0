// Runs `genie detect`: see run_detect.h.
#include "run_detect.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>

#include <genie/base/executor.h>
#include <genie/engine/engine.h>
#include <genie/executor/steady_clock.h>

#include "../files/standard_stream.h"
#include "looked_at.h"
#include "report.h"
#include "turnstile.h"

namespace genie::cli {
namespace {

ExitCode Fatal(const Status& status) {
  StandardError().Line("genie: " + std::string(status.message()));
  return ExitCodeOf(status.code());
}

// Frames of a session, one after the other: a frame that cannot be read is no frame.
void LookInOrder(Looking& looking, const std::vector<Input>& inputs, Turnstile& turnstile) {
  SteadyClock clock;
  const int64_t start_ns = clock.NowNanoseconds();
  int64_t frame = 1;
  for (size_t i = 0; i < inputs.size() && !turnstile.abandoned(); ++i) {
    constexpr int64_t kNanosecondsInMillisecond = 1'000'000;
    const int64_t time_ms = (clock.NowNanoseconds() - start_ns) / kNanosecondsInMillisecond;
    LookedAt looked_at = LookAt(looking, inputs[i], {.frame = frame, .time_ms = time_ms});
    frame += looked_at.update.has_value();
    turnstile.Deposit(i, std::move(looked_at));
  }
}

ExitCode LookAtAll(const std::vector<Input>& inputs, Looking looking) {
  const DetectCommandOptions& options = looking.options;
  const std::unique_ptr<Report> report = MakeReport(options);
  Turnstile turnstile(inputs, *report, options.quiet ? ShowProgress::kNo : ShowProgress::kYes);
  turnstile.Begin();
  const auto work = [&](size_t i) {
    if (!turnstile.abandoned()) turnstile.Deposit(i, LookAt(looking, inputs[i]));
  };
  // One picture needs no thread but this one; the engine then starts none.
  SerialExecutor here;
  Executor& executor = inputs.size() == 1 || options.threads == 1 ? here : looking.engine.workers();
  options.kind == PictureKind::kFrame ? LookInOrder(looking, inputs, turnstile)
                                      : executor.Run(inputs.size(), work);
  const ExitCode exit_code = turnstile.End();
  if (options.timings) StandardError().WriteAll(turnstile.timings().Text());
  return exit_code;
}

std::vector<Input> InputsOf(const DetectCommandOptions& options) {
  if (options.kind != PictureKind::kScreen) return ExpandInputs(options.inputs);
  return {{.path = ScreenName(options.screen), .name = "screen"}};
}

}  // namespace

ExitCode RunDetect(const DetectCommandOptions& options, const GlobalOptions& global) {
  const std::vector<Input> inputs = InputsOf(options);
  if (options.out_folder.empty() && options.forms.overlay && inputs.size() > 1) {
    StandardError().Line("genie: standard output takes one overlay; add --out DIR for several");
    return ExitCode::kUsage;
  }
  Result<LoadedConfig> loaded = LoadSettings(global);
  if (!loaded) return ComplainOfSettings(loaded.error());
  Config& config = loaded->config;
  if (options.threads > 1 && inputs.size() > 1) {  // this thread counts as one of them
    config.engine.worker_threads = std::min<int64_t>(options.threads, std::ssize(inputs));
  }
  const Result<std::unique_ptr<Engine>> engine = Engine::Create(config);
  if (!engine) return Fatal(engine.error());
  if (!options.out_folder.empty()) {
    if (const Status made = MakeFolder(options.out_folder); !made.ok()) return Fatal(made);
  }
  Looking looking{.engine = **engine, .options = options};
  std::unique_ptr<Detector> detector;
  std::unique_ptr<ScreenSource> screen;
  if (options.kind == PictureKind::kFrame) {
    auto made = (*engine)->NewDetector({.request = RequestOf(options)});
    if (!made) return Fatal(made.error());
    detector = std::move(*made);
  } else if (options.kind == PictureKind::kScreen) {
    ScreenOptions asked = options.screen;
    asked.region = options.region;
    auto opened = OpenScreen(asked, config.limits);
    if (!opened) return Fatal(opened.error());
    screen = std::move(*opened);
  }
  looking.detector = detector.get();
  looking.screen = screen.get();
  return LookAtAll(inputs, looking);
}

}  // namespace genie::cli
