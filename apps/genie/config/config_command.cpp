// `genie config show`: every setting, its value and where it comes from, as YAML that can be read
// back.
#include "config_command.h"

#include <string>

#include <CLI/CLI.hpp>

#include <genie/config/show.h>

#include "../files/standard_stream.h"
#include "../global_options.h"

namespace genie::cli {
namespace {

ExitCode ShowSettings(const GlobalOptions& global) {
  const Result<LoadedConfig> loaded = LoadSettings(global);
  if (!loaded) return ComplainOfSettings(loaded.error());
  for (const std::string& note : loaded->notes) StandardError().Line("genie: note: " + note);
  return StandardOutput().WriteAll(ShowConfig(*loaded));
}

}  // namespace

void AddConfigCommand(const CommandSlot& slot) {
  CLI::App* config = slot.root.add_subcommand("config", "Settings: what they are, where from");
  config->require_subcommand(1);
  CLI::App* show = config->add_subcommand("show", "Print every setting, its value and its origin");
  show->callback([global = &slot.global, chosen = &slot.chosen] {
    *chosen = [global] { return ShowSettings(*global); };
  });
}

}  // namespace genie::cli
