// LookedAt: one input after it was read, decoded and searched, or the reason why not.
//
// Depends on: engine, capture, image, screen/, session/. Thread safety: moves from the thread that
// made it to the one that reports it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <genie/capture/capture.h>
#include <genie/engine/engine.h>
#include <genie/scene/json.h>

#include "../screen/place.h"
#include "../session/frame_update.h"
#include "detect_options.h"
#include "inputs.h"

namespace genie::cli {

struct LookedAt {
  Status status;                      // the message names the input
  Scene scene;                        // filtered
  std::vector<NamedTiming> timings;   // read, decode, the detector's stages, detect, total
  std::optional<FrameUpdate> update;  // of a frame of a session
  std::optional<Place> place;         // of a part of the screen; the scene speaks of the screen
  std::vector<uint8_t> overlay_png;   // for a PNG on standard output
};

// How inputs are read: the same for all of them.
struct Looking {
  Engine& engine;
  const DetectCommandOptions& options;
  Detector* detector = nullptr;    // frames of a session, one after the other
  ScreenSource* screen = nullptr;  // in place of a file
};

DetectRequest RequestOf(const DetectCommandOptions& options);

// Reads, decodes and searches one input, and writes the files it gives.
//
//   moment  of a frame of a session: its number, from 1, and its time
//
// Threads: several at once, on distinct inputs, where there is neither detector nor screen. Cost:
// memory of one decoded picture.
LookedAt LookAt(Looking& looking, const Input& input, const ChangeMoment& moment = {});

}  // namespace genie::cli
