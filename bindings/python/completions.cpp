// Completions: see completions.h.
#include "completions.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "errors.h"

namespace genie::python {

namespace nb = nanobind;

struct Completions::State {
  void Serve();

  std::mutex mutex;
  std::condition_variable arrived;
  std::vector<std::unique_ptr<PendingCall>> ended;
  bool closing = false;
  std::thread thread;
};

namespace {

// Needs the GIL. What `deliver` raises has nobody to go to: Python prints it as unraisable.
void Deliver(PendingCall& call) {
  try {
    if (call.status.ok()) {
      call.deliver(call.result(), nb::none());
    } else {
      call.deliver(nb::none(), ToException(call.status));
    }
  } catch (nb::python_error& error) {
    error.discard_as_unraisable("computer_genie: the end of a job");
  }
}

}  // namespace

void Completions::State::Serve() {
  std::unique_lock lock(mutex);
  while (true) {
    arrived.wait(lock, [this] { return closing || !ended.empty(); });
    if (ended.empty()) return;
    auto batch = std::exchange(ended, {});
    lock.unlock();
    {
      const nb::gil_scoped_acquire gil;
      for (const auto& call : batch) Deliver(*call);
      batch.clear();
    }
    lock.lock();
  }
}

Completions::Completions() : state_(std::make_shared<State>()) {}

void Completions::Start() {
  const std::lock_guard lock(state_->mutex);
  if (state_->closing || state_->thread.joinable()) return;
  state_->thread = std::thread([state = state_] { state->Serve(); });
}

void Completions::Post(std::unique_ptr<PendingCall> call) {
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->closing) {
      static_cast<void>(call.release());  // its Python objects cannot be given up without the GIL
      return;
    }
    state_->ended.push_back(std::move(call));
  }
  state_->arrived.notify_one();
}

void Completions::Close() {
  std::thread ending;
  {
    const std::lock_guard lock(state_->mutex);
    state_->closing = true;
    ending = std::move(state_->thread);
  }
  state_->arrived.notify_one();
  if (!ending.joinable()) return;
  if (ending.get_id() == std::this_thread::get_id()) {
    ending.detach();  // ends after what it delivers now
  } else {
    ending.join();
  }
}

}  // namespace genie::python
