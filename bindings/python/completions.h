// Completions: ended jobs on their way to Python. One thread takes the GIL for a batch of them and
// calls each job's `deliver`, so that workers never wait for the GIL; it serves every event loop.
//
//   worker ──Post()──▶ ended ──▶ completion thread: GIL ──▶ deliver(result, error) ──▶ event loop
//
// The thread starts with the first job. A PendingCall holds Python objects, so it is destroyed
// there, or by whoever holds the GIL. With the last of them the engine itself may go, and these
// Completions with it: then the thread ends by itself.
//
// Depends on: base, nanobind. Thread safety: Start and Post from any thread.
#pragma once

#include <functional>
#include <memory>

#include <nanobind/nanobind.h>

#include <genie/base/status.h>

namespace genie::python {

struct PendingCall {
  nanobind::object frame;       // keeps the pixels alive
  nanobind::object deliver;     // deliver(result or None, error or None)
  nanobind::object owner = {};  // keeps alive what works on the frame
  Status status = Status::Ok();
  std::move_only_function<nanobind::object()> result = {};  // makes it; called with the GIL held
};

class Completions {
 public:
  Completions();
  ~Completions() { Close(); }
  Completions(const Completions&) = delete;
  Completions& operator=(const Completions&) = delete;

  void Start();
  // After Close nobody is there to deliver: `call` is then left where it is, for good.
  void Post(std::unique_ptr<PendingCall> call);
  // Delivers what was posted, then ends. Call it without the GIL, from one thread.
  void Close();

 private:
  struct State;
  std::shared_ptr<State> state_;  // the thread's too
};

}  // namespace genie::python
