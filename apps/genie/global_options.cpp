// Global options: see global_options.h.
#include "global_options.h"

namespace genie::cli {

Result<LoadedConfig> LoadSettings(const GlobalOptions& global) {
  ConfigSources sources;
  if (!global.config_file.empty()) sources.file = global.config_file;
  sources.environment = SystemEnvironment();
  return LoadConfig(sources);
}

}  // namespace genie::cli
