// Turnstile: takes results as they come, from any thread, and hands them out in the order of the
// inputs: to the report and standard output, or as a line on standard error.
//
// Depends on: report.h, timing_summary.h, terminal/. Thread safety: Deposit and abandoned from any
// thread; the rest from one, before or after them. A reader that is slow holds the workers back.
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "../exit_code.h"
#include "../terminal/progress_bar.h"
#include "report.h"
#include "timing_summary.h"

namespace genie::cli {

class Turnstile {
 public:
  // Borrows both for its life.
  Turnstile(const std::vector<Input>& inputs, Report& report, ShowProgress progress);

  void Begin();
  // `index` is the place of the input; each comes once.
  void Deposit(size_t index, LookedAt looked_at);
  // The exit code of all of it: the highest.
  ExitCode End();

  const TimingSummary& timings() const { return timings_; }

  // Nobody reads any more: what is left need not be looked at.
  bool abandoned() const { return abandoned_; }

 private:
  void HandOut(const Input& input, const LookedAt& looked_at);
  void Complain(const Status& status);
  void Send(const Status& status);

  const std::vector<Input>& inputs_;
  Report& report_;
  std::mutex mutex_;
  std::vector<std::optional<LookedAt>> waiting_;  // guarded by mutex_, as is all below
  size_t next_ = 0;
  ProgressBar bar_;
  List<char> text_;
  TimingSummary timings_;
  ExitCode exit_code_ = ExitCode::kOk;
  std::atomic<bool> abandoned_ = false;
};

}  // namespace genie::cli
