// `genie version`: the version on one line.
#include "version_command.h"

#include <string>

#include <CLI/CLI.hpp>

#include <genie/base/version.h>

#include "../files/standard_stream.h"

namespace genie::cli {

void AddVersionCommand(const CommandSlot& slot) {
  CLI::App* app = slot.root.add_subcommand("version", "Print the version");
  app->callback([chosen = &slot.chosen] {
    *chosen = [] { return StandardOutput().WriteAll("genie " + std::string(Version()) + "\n"); };
  });
}

}  // namespace genie::cli
