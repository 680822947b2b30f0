// Engine: the facade that the command line, the Python package and the servers call. Pictures go
// in, Scenes come out, from any thread.
//
//   caller's thread ── Detect() ──┐                       ┌─ DetectContext (scratch)
//                                 ├─ takes one for the ───┤  DetectContext
//   worker thread ──── Submit() ──┘  length of the call   └─ ...
//
// An Engine owns the scratch of its calls, the pool that decoded pixels come from, and worker
// threads that start with the first use; it never owns a frame or a result. Its settings are fixed
// when it is made. One Engine a process is the intended use.
//
// What it adds to libs/detect: a region of interest, the filters of the finished list, element
// ids (index + 1 in the unfiltered list: an element keeps its id whatever the filter), encoded
// input, and asynchronous calls.
//
// After fork() the child may go on calling Detect if no other thread was inside the Engine at the
// fork. Worker threads do not survive: if they had started, Submit answers kUnavailable and
// workers() runs loops on the caller's thread. A child that wants them makes a new Engine
// (genie/executor/fork.h tells that it is one).
//
// Depends on: base, executor, config, image, codec, scene, detect.
// Thread safety: every member function may be called by any number of threads at once. Destroy an
// Engine when no call is in progress; jobs that still wait are completed as kCancelled first.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <genie/base/executor.h>
#include <genie/base/status.h>
#include <genie/config/config.h>
#include <genie/engine/detector.h>
#include <genie/engine/job.h>
#include <genie/engine/request.h>
#include <genie/image/image.h>
#include <genie/image/view.h>

namespace genie {

class Engine {
 public:
  // Starts no thread and opens nothing.
  // Errors: kInvalidArgument (a setting out of its range), kOutOfMemory.
  static Result<std::unique_ptr<Engine>> Create(const Config& config);
  ~Engine();

  // Finds the elements of `frame`.
  //
  // Ownership: borrows the frame for the call; `result` is the caller's.
  // Threads:   runs on the caller's thread.
  // Cost:      in the steady state no heap allocation.
  // Errors:    kInvalidArgument (frame, region or confidence), kLimitExceeded, kOutOfMemory.
  //            The Scene is then empty.
  Status Detect(ConstImageView frame, const DetectRequest& request, DetectResult& result);

  // The same for an encoded picture (PNG, JPEG, WebP, QOI; by content).
  // Errors: also those of Decode.
  Status DetectEncoded(std::span<const uint8_t> bytes, const DetectRequest& request,
                       DetectResult& result);

  // The same for a file, read on the caller's thread.
  // Errors: also those of ReadFile (genie/codec/file.h); the message begins with the path.
  Status DetectFile(const std::string& path, const DetectRequest& request, DetectResult& result);

  // A session over consecutive frames (detector.h); the Engine must outlive it.
  // Errors: kInvalidArgument (confidence), kOutOfMemory.
  Result<std::unique_ptr<Detector>> NewDetector(const DetectorOptions& options = {});

  // The pixels of an encoded picture, within the engine's limits, from `pool`; null: from the
  // engine's own. For callers that draw on them too. Errors: those of genie/codec/decode.h.
  Result<Image> Decode(std::span<const uint8_t> bytes, BufferPool* pool = nullptr);

  // Detects on a worker thread; see job.h. On an error `done` is not called.
  // Errors: kInvalidArgument (no `done`), kLimitExceeded (engine.queue_capacity jobs wait),
  //         kUnavailable (no thread could be started, or this is a forked child), kOutOfMemory.
  Status Submit(DetectJob job);

  // Calls `work` once on a worker thread, for what keeps state of its own (a Detector): with Ok, or
  // with kCancelled where the engine closed before it began. As `done` of a job, it must not throw.
  // Errors: kLimitExceeded, kUnavailable, as Submit; `work` is then destroyed uncalled.
  Status Post(std::move_only_function<void(const Status& start)> work);

  // Ends all threads: jobs that wait are completed as kCancelled, those that run are waited
  // for. Detect goes on working; Submit and Post answer kUnavailable. Later calls do nothing. Not
  // from a worker.
  void Close();

  // The worker threads, for a caller's own loops (many files at once). Where none can be started
  // it runs them on the caller's thread.
  Executor& workers();

  // What the pool of decoded pixels holds and did.
  PoolStats pool_stats() const;

  // A pool of the caller's own with the configuration's limits, or with those that are given. Its
  // idle memory goes back to the system as pool.cleanup_interval_seconds says, for as long as the
  // engine is there; the pool and its images may outlive it.
  // Errors: kInvalidArgument (a negative limit), kOutOfMemory.
  struct PoolRequest {
    std::optional<int64_t> max_bytes = std::nullopt;
    std::optional<int64_t> max_idle_bytes = std::nullopt;
    PixelMemorySource* shareable = nullptr;
  };
  Result<BufferPool> NewPool(const PoolRequest& request);

  // To be called where a pool of NewPool grew: a thread of the engine then looks after it once an
  // interval, also when nothing calls any more, and rests when the pools are empty.
  void WatchPools();

  const Config& config() const;

 private:
  friend class Detector;
  struct Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace genie
