// The stages that a whole frame and a frame of a session have in common: from tiles that `work`
// names to the Scene.
//
//   zones ▶ merge ▶ ink ▶ merge ▶ lines ▶ elements ▶ Scene
//
// Depends on: context. Thread safety: one context, one thread.
#pragma once

#include <genie/base/clock.h>
#include <genie/base/executor.h>
#include <genie/detect/detect.h>
#include <genie/image/view.h>
#include <genie/scene/scene.h>

#include "context.h"

namespace genie::detect {

// Adds the time since the last stage to a stage; does nothing without a clock.
class StageTimer {
 public:
  StageTimer(Clock* clock, DetectTimings* timings);
  void End(DetectStage stage);

 private:
  Clock* clock_;
  DetectTimings* timings_;
  int64_t start_ = 0;
  int64_t last_ = 0;
};

// Runs the stages after StartFrame or ContinueFrame and fills `scene`, but for its content key.
// Errors: kOutOfMemory.
Status FindElements(ConstImageView frame, Executor& executor, DetectContext::Impl& impl,
                    Scene& scene, StageTimer& timer);

// The hashes of all tiles, into impl.hashes. Errors: kOutOfMemory.
Status HashTiles(ConstImageView frame, DetectContext::Impl& impl);

}  // namespace genie::detect
