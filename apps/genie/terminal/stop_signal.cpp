// Stop signals: see stop_signal.h.
#include "stop_signal.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace genie::cli {
namespace {

constexpr std::array<int, 2> kSignals = {SIGINT, SIGTERM};

// What the handler reads: set before it is installed.
volatile std::sig_atomic_t g_received = 0;
void (*g_wake)(void*) = nullptr;
void* g_context = nullptr;

void Note(int signal) {
  const int before = errno;
  g_received = signal;
  if (g_wake != nullptr) g_wake(g_context);
  errno = before;
}

}  // namespace

StopSignals::StopSignals(void (*wake)(void*), void* context) {
  g_wake = wake;
  g_context = context;
  struct sigaction action = {};
  action.sa_handler = Note;
  // Without SA_RESTART: a write to a reader that does not read must come back.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : kSignals) {
    struct sigaction before = {};
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
      sigaction(signal, &action, nullptr);
    }
  }
}

StopSignals::~StopSignals() {
  for (const int signal : kSignals) {
    struct sigaction now = {};
    if (sigaction(signal, nullptr, &now) == 0 && now.sa_handler == Note) {
      std::signal(signal, SIG_DFL);
    }
  }
  g_wake = nullptr;
}

int StopSignals::received() { return g_received; }

void EndBySignal(int signal) {
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  _exit(128 + signal);  // where it is blocked
}

}  // namespace genie::cli
