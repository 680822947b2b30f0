// Stop signals: Ctrl-C and SIGTERM end a command that would run for ever, after it has finished
// what it holds in its hands.
//
// The first of them is noted and wakes the command; the second ends the process at once, as does
// the first where nobody waits for it. A signal that the process was started to ignore (nohup, a
// shell's background job) stays ignored.
//
// Owns the process's handlers of SIGINT and SIGTERM while one lives; there is one at a time.
// Depends on: POSIX. Thread safety: the main thread.
#pragma once

namespace genie::cli {

class StopSignals {
 public:
  // `wake` is called from the handler, so it must be async-signal-safe; it may be null.
  StopSignals(void (*wake)(void* context), void* context);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // The signal that came, or 0. Callable at any time, also when none lives.
  static int received();
};

// Ends the process by `signal`, so that the shell sees what ended it (130 for Ctrl-C, 143 for
// SIGTERM) and stops its loop, too.
[[noreturn]] void EndBySignal(int signal);

}  // namespace genie::cli
