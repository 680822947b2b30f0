// Completions: see completions.h.
#include "completions.h"

#include <utility>

#include "errors.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

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
  } catch (const StatusError& error) {  // the result could not be made
    call.deliver(nb::none(), ToException(error.status(), error.task()));
  }
}

}  // namespace

void Completions::Start() {
  const std::lock_guard lock(mutex_);
  if (!closing_ && !thread_.joinable()) thread_ = std::thread([this] { Serve(); });
}

void Completions::Post(std::unique_ptr<PendingCall> call) {
  {
    const std::lock_guard lock(mutex_);
    if (closing_) {
      static_cast<void>(call.release());  // its Python objects cannot be given up without the GIL
      return;
    }
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

void Completions::Close() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_one();
  if (thread_.joinable()) thread_.join();
}

}  // namespace genie::python
