// The benchmark of the detector: whole frames, one thread, in processor time, with the classical
// OpenCV pipeline on the same frames between the rounds when its program is there.
//
// Depends on: detect, frames.h, samples.h, child_process.h. Thread safety: one call at a time.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <genie/detect/detect.h>

#include "bench_options.h"
#include "frames.h"
#include "samples.h"

namespace genie::bench {

struct FrameResult {
  std::string name;
  int32_t width = 0;
  int32_t height = 0;
  size_t elements = 0;  // at or above the shipped threshold
  Samples cpu_ms;
  std::array<Samples, kDetectStageCount> stage_ms;
  Samples rival_ms;
  int64_t rival_components = 0;

  // How many times the rival's time is ours; 0 without a rival.
  double Ratio() const;
};

struct MemoryUse {
  uint64_t scratch_bytes = 0;       // held by the context after all frames
  uint64_t steady_allocations = 0;  // through base's Buffer, in all rounds after the first
};

struct DetectBenchResult {
  std::vector<FrameResult> screens;  // 1080p samples
  std::vector<FrameResult> others;   // 4K, noise
  MemoryUse screens_memory;
  MemoryUse others_memory;
  std::string rival;  // what it says of itself; empty: it was not there
};

// Errors: those of reading the screens and of detecting; kUnavailable when a rival that was there
// broke off.
Result<DetectBenchResult> BenchDetect(const BenchOptions& options);

}  // namespace genie::bench
