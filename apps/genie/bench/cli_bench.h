// The benchmark of the command line: from the start of `genie detect FILE --json` to its end,
// beside what decoding the file alone costs in this process.
//
// Depends on: codec, frames.h, samples.h, child_process.h. Thread safety: one call at a time.
#pragma once

#include <string>

#include <genie/base/status.h>

#include "bench_options.h"
#include "samples.h"

namespace genie::bench {

struct CliBenchResult {
  std::string file;
  Samples cpu_ms;  // of the process, start to end
  Samples wall_ms;
  Samples decode_ms;       // processor time of decoding the same file, warm
  Samples over_decode_ms;  // the process's less the decoding's, round by round
  double peak_mib = 0;
};

// Call it before anything that needs much memory: Linux counts the peak of the parent, up to the
// child's exec, as the child's.
//
// Errors: those of reading the screens; kInternal when the command fails.
Result<CliBenchResult> BenchCli(const BenchOptions& options);

}  // namespace genie::bench
