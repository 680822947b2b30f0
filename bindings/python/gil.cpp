// The gate before the GIL: see gil.h.
#include "gil.h"

#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <thread>

namespace genie::python {
namespace {

// How many threads wait for the GIL, times two; plus one when the gate is closed.
constexpr uint32_t kClosed = 1;
constexpr uint32_t kOneThread = 2;
std::atomic<uint32_t> gate{0};
std::atomic<std::thread::id> closer{};

[[noreturn]] void SleepForever() {
  while (true) pause();
}

void Enter() {
  uint32_t seen = gate.load();
  while (true) {
    if ((seen & kClosed) != 0 && closer.load() != std::this_thread::get_id()) SleepForever();
    if (gate.compare_exchange_weak(seen, seen + kOneThread)) return;
  }
}

void Leave() {
  gate.fetch_sub(kOneThread);
  gate.notify_all();
}

}  // namespace

ReleasedGil::~ReleasedGil() {
  Enter();
  PyEval_RestoreThread(state_);
  Leave();
}

void CloseGate() {
  closer = std::this_thread::get_id();
  uint32_t seen = gate.fetch_or(kClosed) | kClosed;
  PyThreadState* state = PyEval_SaveThread();
  while (seen != kClosed) {
    gate.wait(seen);
    seen = gate.load();
  }
  PyEval_RestoreThread(state);
}

void ReopenGate() { gate = 0; }

}  // namespace genie::python
