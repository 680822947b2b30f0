// Runs `genie detect`: many pictures at once, results in the order of the inputs.
//
//   worker: read, decode, detect, write files ──▶ [ waiting for its turn ] ──▶ standard output
//
// An input that fails is one line on standard error; the others go on.
//
// Depends on: engine, executor, the files beside it. Thread safety: called once.
#pragma once

#include "../exit_code.h"
#include "../global_options.h"
#include "detect_options.h"

namespace genie::cli {

ExitCode RunDetect(const DetectCommandOptions& options, const GlobalOptions& global);

}  // namespace genie::cli
