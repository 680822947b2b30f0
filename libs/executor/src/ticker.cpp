// Ticker: see genie/executor/ticker.h.
#include <genie/executor/ticker.h>

#include <genie/executor/fork.h>
#include <pthread.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace genie {

struct Ticker::State {
  State(int64_t interval_ns, Call wanted) : interval(interval_ns), call(std::move(wanted)) {}

  bool forked() const { return ForkGeneration() != birth; }
  void Work();

  const uint32_t birth = ForkGeneration();
  const std::chrono::nanoseconds interval;
  Call call;
  std::mutex mutex;
  std::condition_variable changed;
  std::atomic<bool> awake{false};  // written under the mutex
  bool closing = false;
  std::thread thread;
};

void Ticker::State::Work() {
  std::unique_lock lock(mutex);
  while (!closing) {
    changed.wait(lock, [this] { return closing || awake; });
    if (changed.wait_for(lock, interval, [this] { return closing; })) return;
    awake = false;  // before the call: who wakes meanwhile is heard
    lock.unlock();
    const Next next = call();
    lock.lock();
    if (next == Next::kAgain) awake = true;
  }
}

Ticker::Ticker(int64_t interval_ns, Call call)
    : state_(std::make_unique<State>(interval_ns, std::move(call))) {}

Ticker::~Ticker() {
  if (state_->forked()) {
    // The thread is not here, and it may have held the lock: leave it all alone.
    [[maybe_unused]] State* abandoned = state_.release();
    return;
  }
  Stop();
}

void Ticker::Wake() {
  if (state_->awake.load(std::memory_order_relaxed) || state_->forked()) return;
  const std::lock_guard lock(state_->mutex);
  if (state_->closing) return;
  state_->awake = true;
  if (state_->thread.joinable()) {
    state_->changed.notify_one();
    return;
  }
  try {
    state_->thread = std::thread([state = state_.get()] {
      pthread_setname_np(pthread_self(), "genie-ticker");
      state->Work();
    });
  } catch (const std::exception&) {  // no thread, or no memory for one
    state_->awake = false;           // the next Wake tries again
  }
}

void Ticker::Stop() {
  if (state_->forked()) return;
  std::thread ended;
  {
    const std::lock_guard lock(state_->mutex);
    state_->closing = true;
    ended.swap(state_->thread);
  }
  state_->changed.notify_one();
  if (ended.joinable()) ended.join();
}

}  // namespace genie
