// QuietPipeSignal: while it lives, a write to a connection that the other side closed is an error
// of that write and not the end of the process (SIGPIPE). XCB writes without asking for that, and
// a library must not change what the program does with signals.
//
// Depends on: POSIX threads. Thread safety: made and gone on one thread, whose signals it guards.
#pragma once

#include <signal.h>

namespace genie {

class QuietPipeSignal {
 public:
  QuietPipeSignal();
  ~QuietPipeSignal();
  QuietPipeSignal(const QuietPipeSignal&) = delete;
  QuietPipeSignal& operator=(const QuietPipeSignal&) = delete;

 private:
  sigset_t before_;
  bool was_pending_ = false;
};

}  // namespace genie
