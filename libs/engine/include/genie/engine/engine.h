// Engine: the facade that the command line, the Python package and the servers call. Pictures go
// in, Scenes come out, from any thread.
//
//   caller's thread ── Detect() ──┐                       ┌─ DetectContext (scratch)
//                                 ├─ takes one for the ───┤  DetectContext
//   worker thread ──── Submit() ──┘  length of the call   └─ ...
//
// An Engine owns the scratch of its calls and its worker threads; it never owns a frame or a
// result. Its settings are fixed when it is made.
//
// What it adds to libs/detect: a region of interest, the filters of the finished list, element
// ids (index + 1 in the unfiltered list: an element keeps its id whatever the filter).
//
// Depends on: base, executor, config, image, codec, scene, detect.
// Thread safety: every member function may be called by any number of threads at once. Destroy an
// Engine when no call is in progress; jobs that still wait are completed as kCancelled.
#pragma once

#include <memory>
#include <optional>

#include <genie/base/geometry.h>
#include <genie/base/status.h>
#include <genie/config/config.h>
#include <genie/detect/detect.h>
#include <genie/image/view.h>
#include <genie/scene/role_set.h>
#include <genie/scene/scene.h>

namespace genie {

enum class TimingMode : uint8_t { kSkip, kMeasure };

struct DetectRequest {
  // The part of the image to look at, clipped to it. Boxes come back in the coordinates of the
  // whole image. Empty intersection: kInvalidArgument.
  std::optional<Box> region = std::nullopt;
  // 0 .. 1000. Default: the configuration's, and without one the threshold that the detector
  // ships. 0 shows everything it has.
  std::optional<int32_t> min_confidence_permille = std::nullopt;
  RoleSet roles = RoleSet::All();
  TimingMode timing = TimingMode::kSkip;
};

// Reused by the caller: what a call wrote is replaced by the next one, capacity stays.
struct DetectResult {
  Scene scene;
  DetectTimings timings;  // zeros unless asked for
};

class Engine {
 public:
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

  const Config& config() const;

 private:
  struct Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace genie
