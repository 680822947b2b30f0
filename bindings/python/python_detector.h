// PythonDetector: a session over consecutive frames, for Python.
//
//   update()  this thread ─────────────────────────┐
//   submit()  [ calls that wait ] ──▶ a worker ────┴─▶ one at a time ──▶ Detector ──▶ PythonUpdate
//
// Calls of several threads are taken one after another; those of submit() in the order they were
// given. A call that was cancelled before its turn is left out, and the next frame is then compared
// as a whole, for its damage does not tell what the frame left out had changed.
//
// Ownership: keeps its engine alive; submit keeps the frame until the call was delivered.
// Errors:    raised as StatusError.
// Depends on: engine, nanobind. Thread safety: any thread, the GIL held; it is released while C++
// works. In a forked child it is only to be thrown away.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <genie/engine/detector.h>

#include "completions.h"
#include "frame.h"
#include "python_engine.h"

namespace genie::python {

// i32 [boxes, 4]: x, y, width, height. None: anything may have changed.
using DamageArray = nanobind::ndarray<const int32_t, nanobind::shape<-1, 4>, nanobind::c_contig,
                                      nanobind::device::cpu>;

// What one frame gave.
struct PythonUpdate {
  Scene scene;
  std::vector<Change> changes;
  UpdateReport report;
  uint64_t version = 0;  // of the Scene: an equal frame keeps it
  size_t bytes = 0;      // that the session holds
};

class PythonDetector {
 public:
  // `engine` is a PythonEngine.
  PythonDetector(nanobind::object engine, const DetectRequest& request,
                 std::optional<size_t> memory_budget_bytes, DamageCheck damage_check);
  // With the GIL held. In a forked child the session is left where it is: a thread that is not
  // there may have been inside.
  ~PythonDetector();

  PythonUpdate Update(const Frame& frame, const std::optional<DamageArray>& damage);
  // `self` is this object; `deliver(update or None, error or None)` is called once, on the
  // completion thread.
  static Job Submit(nanobind::object self, nanobind::object frame,
                    const std::optional<DamageArray>& damage, nanobind::object deliver);
  void Evict();

 private:
  using Damage = std::optional<std::vector<Box>>;
  struct Waiting {
    const Frame* frame;  // held by the call
    Damage damage;
    std::stop_token cancel;
    std::unique_ptr<PendingCall> call;
  };

  Status Take(const Frame& frame, const Damage& damage, PythonUpdate& update);
  void ServeNext(const Status& start);
  Status LookAt(const Frame& frame, const Damage& damage, DetectResult& result);

  uint32_t birth_ = ForkGeneration();
  nanobind::object engine_object_;
  PythonEngine& engine_;
  std::mutex at_work_;  // guards what follows; never held by a thread that waits for the GIL
  std::unique_ptr<Detector> detector_;
  bool frame_was_left_out_ = false;
  uint64_t version_ = 0;
  std::mutex queue_;  // guards waiting_
  std::deque<Waiting> waiting_;
};

void BindDetector(nanobind::module_& module);

}  // namespace genie::python
