// Command: how a command of `genie` comes into the program.
//
// A command lives in a folder of its own. Its add function adds a subcommand with options to the
// root and, when the parser meets it, puts the body to run into `chosen`:
//
//   void AddVersionCommand(const CommandSlot& slot) {
//     CLI::App* app = slot.root.add_subcommand("version", "Print the version");
//     app->callback([chosen = &slot.chosen] { *chosen = PrintVersion; });
//   }
//
// One line in commands.cpp then makes it part of the program.
//
// Depends on: CLI11 by name only. Thread safety: the main thread.
#pragma once

#include <functional>

#include "exit_code.h"
#include "global_options.h"

namespace CLI {
class App;
}

namespace genie::cli {

using CommandBody = std::function<ExitCode()>;

struct CommandSlot {
  CLI::App& root;
  CommandBody& chosen;          // these two live as long as the program
  const GlobalOptions& global;  // filled when a body runs
};

}  // namespace genie::cli
