// Runs `genie detect`: see run_detect.h.
#include "run_detect.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include <genie/engine/engine.h>

#include "../files/standard_stream.h"
#include "../terminal/progress_bar.h"
#include "looked_at.h"
#include "report.h"
#include "timing_summary.h"

namespace genie::cli {
namespace {

// Takes results as they come and hands them out in the order of the inputs.
class Turnstile {
 public:
  Turnstile(const std::vector<Input>& inputs, Report& report, bool progress)
      : inputs_(inputs), waiting_(inputs.size()), report_(report), bar_(inputs.size(), progress) {}

  void Begin() { Send(report_.Begin(text_)); }

  void Deposit(size_t index, LookedAt looked_at) {
    const std::lock_guard lock(mutex_);
    waiting_[index] = std::move(looked_at);
    while (next_ < waiting_.size() && waiting_[next_]) {
      bar_.Hide();
      HandOut(inputs_[next_], *waiting_[next_]);
      waiting_[next_].reset();
      ++next_;
    }
    bar_.Show(next_, inputs_[index].path);
  }

  ExitCode End() {
    bar_.Hide();
    Send(report_.End(text_));
    return exit_code_;
  }

  std::string TimingText() const { return timings_.Text(); }

  // Nobody reads any more: what is left need not be looked at.
  bool abandoned() const { return abandoned_; }

 private:
  void HandOut(const Input& input, const LookedAt& looked_at) {
    if (!looked_at.status.ok()) {
      Complain(looked_at.status);
    } else {
      timings_.Add(looked_at.timings);
      Send(report_.Add(input, looked_at, text_));
    }
  }

  void Complain(const Status& status) {
    StandardError().Line("genie: " + std::string(status.message()));
    exit_code_ = Worse(exit_code_, ExitCodeOf(status.code()));
  }

  void Send(const Status& status) {
    if (!status.ok()) Complain(status);
    exit_code_ = Worse(exit_code_, StandardOutput().WriteAll({text_.data(), text_.size()}));
    abandoned_ = !StandardOutput().usable();
    text_.Clear();
  }

  const std::vector<Input>& inputs_;
  std::mutex mutex_;
  std::vector<std::optional<LookedAt>> waiting_;  // guarded by mutex_, as is all below
  size_t next_ = 0;
  Report& report_;
  ProgressBar bar_;
  List<char> text_;
  TimingSummary timings_;
  ExitCode exit_code_ = ExitCode::kOk;
  std::atomic<bool> abandoned_ = false;
};

ExitCode Fatal(const Status& status) {
  StandardError().Line("genie: " + std::string(status.message()));
  return ExitCodeOf(status.code());
}

}  // namespace

ExitCode RunDetect(const DetectCommandOptions& options, const GlobalOptions& global) {
  const std::vector<Input> inputs = ExpandInputs(options.inputs);
  if (options.out_folder.empty() && options.forms.overlay && inputs.size() > 1) {
    StandardError().Line("genie: standard output takes one overlay; add --out DIR for several");
    return ExitCode::kUsage;
  }
  if (!options.out_folder.empty()) {
    if (const Status made = MakeFolder(options.out_folder); !made.ok()) return Fatal(made);
  }
  Result<LoadedConfig> loaded = LoadSettings(global);
  if (!loaded) return ComplainOfSettings(loaded.error());
  Config& config = loaded->config;
  if (options.threads > 1) config.engine.worker_threads = options.threads - 1;  // and this one
  const Result<std::unique_ptr<Engine>> engine = Engine::Create(config);
  if (!engine) return Fatal(engine.error());
  Looking looking{.engine = **engine, .options = options};
  const std::unique_ptr<Report> report = MakeReport(options);
  Turnstile turnstile(inputs, *report, !options.quiet);
  turnstile.Begin();
  const auto work = [&](size_t i) {
    if (!turnstile.abandoned()) turnstile.Deposit(i, LookAt(looking, inputs[i]));
  };
  // One picture needs no thread but this one; the engine then starts none.
  SerialExecutor here;
  Executor& executor = inputs.size() == 1 || options.threads == 1 ? here : (*engine)->workers();
  executor.Run(inputs.size(), work);
  const ExitCode exit_code = turnstile.End();
  if (options.timings) StandardError().WriteAll(turnstile.TimingText());
  return exit_code;
}

}  // namespace genie::cli
