// Completions: see completions.h.
#include "completions.h"

#include <utility>

#include "errors.h"
#include "python_scene.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

// Needs the GIL. What `deliver` raises has nobody to go to: Python prints it as unraisable.
void Deliver(PendingCall& call) {
  try {
    if (call.status.ok()) {
      call.deliver(nb::cast(PythonScene{std::move(call.result.scene)}), nb::none());
    } else {
      call.deliver(nb::none(), ToException(call.status));
    }
  } catch (nb::python_error& error) {
    error.discard_as_unraisable("computer_genie: the end of a job");
  }
}

}  // namespace

void Completions::Start() {
  const std::lock_guard lock(mutex_);
  if (!thread_.joinable()) thread_ = std::thread([this] { Serve(); });
}

void Completions::Post(std::unique_ptr<PendingCall> call) {
  {
    const std::lock_guard lock(mutex_);
    ended_.push_back(std::move(call));
  }
  arrived_.notify_one();
}

void Completions::Serve() {
  std::unique_lock lock(mutex_);
  while (true) {
    arrived_.wait(lock, [this] { return closing_ || !ended_.empty(); });
    if (ended_.empty()) return;
    auto batch = std::exchange(ended_, {});
    lock.unlock();
    {
      const nb::gil_scoped_acquire gil;
      for (const auto& call : batch) Deliver(*call);
      batch.clear();
    }
    lock.lock();
  }
}

Completions::~Completions() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_one();
  if (thread_.joinable()) thread_.join();
}

}  // namespace genie::python
