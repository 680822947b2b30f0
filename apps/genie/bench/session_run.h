// SessionRun: a sequence of frames through a session, timed step by step beside what the session
// saves and what it is made of.
//
// In each round, one after the other, each over the whole sequence: Detector::Update (what a user
// pays: the session, the tracker, the copy to the caller); a full run of Detect on the same pixels
// with its stages; an equal frame; the tracker alone; the copy of the changed tiles alone. Every
// frame of a sequence is a buffer of its own, and a sequence holds more pixels than the caches, so
// frames come as cold as a capture delivers them, while the lists of session and full run are as
// warm as frame after frame keeps them.
//
// Depends on: engine, detect, track, samples.h. Thread safety: one thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <genie/detect/session.h>
#include <genie/engine/engine.h>
#include <genie/image/image.h>
#include <genie/track/tracker.h>

#include "cpu_clock.h"
#include "samples.h"

namespace genie::bench {

struct Sequence {
  std::string name;
  std::string screen;
  std::vector<Image> frames;  // BGRA, taken round and round
  size_t period = 1;          // frames[i + period] shows the same as frames[i]
  bool is_ring = true;        // the step from the last frame to the first counts too
};

// A frame of a sequence, after the one before it.
struct StepResult {
  UpdateReport report;       // of the last round
  size_t changed_tiles = 0;  // by a comparison of its own: a report may stop counting
  Samples update_ms;
  Samples full_ms;  // Detect, warm context
  // Alone: of the full run, then of the tracker and the copy.
  Samples tile_stages_ms;
  Samples merges_ms;
  Samples lists_ms;
  Samples tracker_ms;
  Samples copy_ms;
  Samples equal_ms;  // Update on the same picture in another buffer, where the sequence has one

  // The share of the tiles that were worked on.
  double Share() const;
};

struct SequenceResult {
  std::string name;
  std::string screen;
  std::vector<StepResult> steps;  // those that count
  size_t scenes_compared = 0;     // with the full run's, equal all
  uint64_t steady_allocations = 0;

  double UpdateMs() const;  // sum of the steps' medians
  double FullMs() const;
  double MeanUpdateMs() const { return UpdateMs() / static_cast<double>(steps.size()); }
  double MeanFullMs() const { return FullMs() / static_cast<double>(steps.size()); }
  // The most that a step may cost by its parts: an equal frame's cost, the merges, the lists, the
  // tracker, the copy, and 1.3 times the dirty share of the tile stages. Mean of the steps.
  double BoundMs() const;
  double MaxChangedShare() const;
};

// Errors: those of Detect; kInternal where a session's Scene is not the full run's.
Result<SequenceResult> RunSequence(const Sequence& sequence, size_t rounds);

// An equal frame beside memcmp of the same two frames: the session's copy and a frame in another
// buffer each time.
struct EqualFrameResult {
  std::string screen;
  Samples update_ms;
  Samples memcmp_ms;
  double Ratio() const { return update_ms.Median() / memcmp_ms.Median(); }
};
Result<EqualFrameResult> RunEqualFrames(const std::string& screen, ConstImageView frame,
                                        size_t rounds);

// A BGRA picture of any picture; of a BGRA one a copy.
Result<Image> CopyAsBgra(ConstImageView view);

}  // namespace genie::bench
