// Global options: see global_options.h.
#include "global_options.h"

#include "files/standard_stream.h"

namespace genie::cli {

Result<LoadedConfig> LoadSettings(const GlobalOptions& global) {
  ConfigSources sources;
  if (!global.config_file.empty()) sources.file = global.config_file;
  sources.environment = SystemEnvironment();
  return LoadConfig(sources);
}

ExitCode ComplainOfSettings(const Status& status) {
  StandardError().Line("genie: " + std::string(status.message()));
  return status.code() == StatusCode::kOutOfMemory ? ExitCode::kOurFault : ExitCode::kUsage;
}

}  // namespace genie::cli
