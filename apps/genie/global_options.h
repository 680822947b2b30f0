// What every command understands.
//
// Depends on: config. Thread safety: a value; const once the arguments are parsed.
#pragma once

#include <string>
#include <vector>

#include <genie/base/status.h>
#include <genie/config/load.h>

#include "exit_code.h"

namespace genie::cli {

struct GlobalOptions {
  std::string config_file;  // empty: the variable, or the default name in the working directory
  std::vector<std::string> settings;  // "KEY=VALUE", over all else
};

// The settings of this run: command line over environment over file over default.
// Errors: those of LoadConfig; the message names the key and the place.
Result<LoadedConfig> LoadSettings(const GlobalOptions& global);

// Says on standard error what is wrong with the settings: the user's command line, in the end.
ExitCode ComplainOfSettings(const Status& status);

}  // namespace genie::cli
