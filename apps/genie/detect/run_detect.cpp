// Runs `genie detect`: see run_detect.h.
#include "run_detect.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>

#include <genie/base/executor.h>
#include <genie/engine/engine.h>

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

ExitCode LookAtAll(const std::vector<Input>& inputs, const DetectCommandOptions& options,
                   Engine& engine) {
  Looking looking{.engine = engine, .options = options};
  const std::unique_ptr<Report> report = MakeReport(options);
  Turnstile turnstile(inputs, *report, options.quiet ? ShowProgress::kNo : ShowProgress::kYes);
  turnstile.Begin();
  const auto work = [&](size_t i) {
    if (!turnstile.abandoned()) turnstile.Deposit(i, LookAt(looking, inputs[i]));
  };
  // One picture needs no thread but this one; the engine then starts none.
  SerialExecutor here;
  Executor& executor = inputs.size() == 1 || options.threads == 1 ? here : engine.workers();
  executor.Run(inputs.size(), work);
  const ExitCode exit_code = turnstile.End();
  if (options.timings) StandardError().WriteAll(turnstile.timings().Text());
  return exit_code;
}

}  // namespace

ExitCode RunDetect(const DetectCommandOptions& options, const GlobalOptions& global) {
  const std::vector<Input> inputs = ExpandInputs(options.inputs);
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
  return LookAtAll(inputs, options, **engine);
}

}  // namespace genie::cli
