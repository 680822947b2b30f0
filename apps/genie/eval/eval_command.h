// `genie eval SET`: runs the detector over a set with truth, or takes given predictions, and says
// how good they are.
//
// Depends on: CLI11, fmt and all of this folder. Thread safety: one call at a time.
#pragma once

#include "eval_options.h"

namespace CLI {
class App;
}

namespace genie::eval {

// Adds the command's options to `command`; `options` must live as long as it.
void AddEvalOptions(CLI::App& command, EvalOptions& options);

// Prints the table on standard output and progress on standard error. Errors: as the parts'.
Status RunEval(const EvalOptions& options);

}  // namespace genie::eval
