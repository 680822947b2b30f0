// Completions: ended jobs on their way to Python. One thread takes the GIL for a batch of them and
// calls each job's `deliver`, so that workers never wait for the GIL; it serves every event loop.
//
//   worker ──Post()──▶ ended_ ──▶ completion thread: GIL ──▶ deliver(scene, error) ──▶ event loop
//
// The thread starts with the first job. A PendingCall holds Python objects, so it is destroyed
// there, or by whoever holds the GIL.
//
// Depends on: base, engine, nanobind. Thread safety: Start and Post from any thread.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <nanobind/nanobind.h>

#include <genie/engine/request.h>

namespace genie::python {

struct PendingCall {
  nanobind::object frame;    // keeps the pixels alive
  nanobind::object deliver;  // deliver(scene or None, error or None)
  Status status = Status::Ok();
  DetectResult result = {};
};

class Completions {
 public:
  Completions() = default;
  // Delivers what was posted, then ends. Call it without the GIL.
  ~Completions();
  Completions(const Completions&) = delete;
  Completions& operator=(const Completions&) = delete;

  void Start();
  void Post(std::unique_ptr<PendingCall> call);

 private:
  void Serve();

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<std::unique_ptr<PendingCall>> ended_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace genie::python
