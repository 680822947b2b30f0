// QuietPipeSignal: see pipe_signal.h.
#include "pipe_signal.h"

#include <time.h>

#include <cerrno>

namespace genie {
namespace {

sigset_t PipeSignal() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

bool IsPending() {
  sigset_t pending;
  sigemptyset(&pending);
  sigpending(&pending);
  return sigismember(&pending, SIGPIPE) == 1;
}

}  // namespace

QuietPipeSignal::QuietPipeSignal() : was_pending_(IsPending()) {
  const sigset_t set = PipeSignal();
  pthread_sigmask(SIG_BLOCK, &set, &before_);
}

// The signal of a failed write goes to the thread that wrote, so it is taken here.
QuietPipeSignal::~QuietPipeSignal() {
  const int saved = errno;
  const sigset_t set = PipeSignal();
  if (!was_pending_ && IsPending()) {
    constexpr timespec kNoWait = {};
    while (sigtimedwait(&set, nullptr, &kNoWait) < 0 && errno == EINTR) {
    }
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  errno = saved;
}

}  // namespace genie
