// PythonEngine: an Engine with the thread that brings its results to Python.
//
// Ownership: a call borrows its Frame; Submit keeps it until the job was delivered.
// Errors:    raised as StatusError.
// Depends on: config, engine, nanobind. Thread safety: as Engine; the GIL is released while C++
// works. After fork() the child makes a new one.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <tuple>
#include <vector>

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <genie/engine/engine.h>
#include <genie/executor/fork.h>

#include "completions.h"
#include "frame.h"
#include "python_scene.h"

namespace genie::python {

using DecodedPixels = nanobind::ndarray<nanobind::numpy, uint8_t, nanobind::ndim<3>>;

// Asks a submitted job to end; a job that already runs is finished and delivered.
struct Job {
  std::stop_source stop;
  void Cancel() { stop.request_stop(); }
};

class PythonEngine {
 public:
  explicit PythonEngine(const Config& config);
  // With the GIL held. Jobs that wait are delivered as cancelled. In a forked child nothing is
  // freed: the threads that would have to end are not there.
  ~PythonEngine();

  PythonScene Detect(const Frame& frame, const DetectRequest& request);
  // `deliver(scene or None, error or None)` is called once, on the completion thread.
  Job Submit(nanobind::object frame, const DetectRequest& request, nanobind::object deliver);
  // Ends the threads: jobs that wait are delivered as cancelled, later ones are refused. Detect
  // goes on working. Later calls do nothing, nor do those in a forked child.
  void Close();
  // u8 [height, width, 3 or 4]; the array owns the pixels, which go back to the pool with it.
  DecodedPixels Decode(const Frame& frame);

  Engine& engine() { return *engine_; }
  Completions& completions() { return *completions_; }

 private:
  uint32_t birth_ = ForkGeneration();
  std::unique_ptr<Completions> completions_;
  std::unique_ptr<Engine> engine_;
};

void BindEngine(nanobind::module_& module);

}  // namespace genie::python
