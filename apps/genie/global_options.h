// What every command understands.
//
// Depends on: config. Thread safety: a value; const once the arguments are parsed.
#pragma once

#include <string>

#include <genie/base/status.h>
#include <genie/config/load.h>

namespace genie::cli {

struct GlobalOptions {
  std::string config_file;  // empty: the variable, or the default name in the working directory
};

// The settings of this run: command line over environment over file over default.
// Errors: those of LoadConfig; the message names the key and the place.
Result<LoadedConfig> LoadSettings(const GlobalOptions& global);

}  // namespace genie::cli
