// LookedAt: one input after it was read, decoded and searched, or the reason why not.
//
// Depends on: engine, image. Thread safety: moves from the thread that made it to the one that
// reports it.
#pragma once

#include <string>
#include <vector>

#include <genie/engine/engine.h>
#include <genie/scene/json.h>

#include "detect_options.h"
#include "inputs.h"

namespace genie::cli {

struct LookedAt {
  Status status;                     // the message names the input
  Scene scene;                       // filtered
  std::vector<NamedTiming> timings;  // read, decode, the detector's stages, detect, total
  std::vector<uint8_t> overlay_png;  // for a PNG on standard output
};

// How inputs are read: the same for all of them.
struct Looking {
  Engine& engine;
  const DetectCommandOptions& options;
};

// Reads, decodes and searches one input, and writes the files it gives.
//
// Threads: several at once, on distinct inputs. Cost: memory of one decoded picture.
LookedAt LookAt(Looking& looking, const Input& input);

}  // namespace genie::cli
