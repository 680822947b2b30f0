// Config: every setting of the engine as plain values, with the built-in defaults. What reads them
// from files and the environment is load.h; what each means, and its key and variable, is the
// table in keys.h and docs/configuration.md.
//
// A limit or size of 0 means "decided by the machine" where the comment says so.
//
// Depends on: base. Thread safety: a value; share it const.
#pragma once

#include <cstdint>
#include <string>

#include <genie/base/limits.h>

namespace genie {

struct EngineConfig {
  int64_t worker_threads = 0;     // 0: as many as the affinity mask and the cgroup allow
  int64_t queue_capacity = 1024;  // jobs that wait; one more is refused
};

struct DetectConfig {
  int64_t min_confidence_permille = -1;  // -1: the threshold that the detector ships
  int64_t tile_size = 64;                // pixels; never changes the result
};

struct Config {
  EngineConfig engine;
  DetectConfig detect;
  ImageLimits limits;
};

}  // namespace genie
