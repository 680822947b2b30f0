// `genie eval SET`: runs the detector over a set with truth, or takes given predictions, and says
// how good they are.
//
// Depends on: CLI11, fmt and all of this folder. Thread safety: one call at a time.
#pragma once

#include <string>

#include <genie/base/status.h>

#include "eval_options.h"

namespace CLI {
class App;
}

namespace genie::eval {

// Adds the command's options to `command`; `options` must live as long as it.
void AddEvalOptions(CLI::App& command, EvalOptions& options);

// Judges, writes the files that were asked for and gives the table. Progress goes to standard error
// when that is a terminal. Errors: as the parts'.
Result<std::string> RunEval(const EvalOptions& options);

}  // namespace genie::eval
