// How long it takes from a pixel's change, and from a click in a real program, until the Scene
// shows it: `genie bench live`.
//
//   click ──▶ X server ──▶ program repaints ──▶ damage event ──▶ fetch ──▶ Detector ──▶ Scene
//
// Times are by the wall clock, because several processes take part. What happens before the event
// cannot be seen from outside the program; so a square that this process draws itself is measured
// too: its time until the event is what the server needs, the rest of a click's is the program's.
//
// Depends on: engine, capture, live_stage.h. Thread safety: one thread.
#pragma once

#include <string>

#include <genie/base/status.h>

#include "bench_options.h"
#include "samples.h"

namespace genie::bench {

// Milliseconds.
struct LiveTimes {
  Samples event;   // until the first damage event was read
  Samples fetch;   // from there until the pixels were here, of all frames up to the answer
  Samples detect;  // Detector::Update over these frames
  Samples total;   // until the Scene shows the change
  Samples frames;  // how many it took
};

struct LiveBenchResult {
  std::string background;
  int32_t width = 0;
  int32_t height = 0;
  size_t elements = 0;   // in the Scene before the first click
  LiveTimes drawn;       // from the moment the server was given a square to draw
  LiveTimes clicked;     // from the moment xdotool was told to press
  size_t not_shown = 0;  // presses and squares after which no change was found
};

inline constexpr size_t kMinLiveRounds = 50;

// Errors: kUnavailable (Xvfb, xcalc or xdotool is missing), those of capture and detection.
Result<LiveBenchResult> BenchLive(const BenchOptions& options);

}  // namespace genie::bench
