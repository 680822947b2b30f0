// Runs `genie watch`: frames in, changes out, until something ends it.
//
//   source ──▶ Detector ──▶ overlay ──▶ lines on standard output ──▶ is it what we wait for?
//
// It ends with the element that is waited for, the number of frames, the time, the last file, a
// signal, a reader that closed its end, or an error.
//
// Depends on: engine, the files beside it. Thread safety: called once, on the main thread.
#pragma once

#include "../exit_code.h"
#include "../global_options.h"
#include "watch_options.h"

namespace genie::cli {

ExitCode RunWatch(const WatchOptions& options, const GlobalOptions& global);

}  // namespace genie::cli
