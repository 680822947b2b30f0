// Global options: see global_options.h.
#include "global_options.h"

#include "files/standard_stream.h"

namespace genie::cli {

Result<LoadedConfig> LoadSettings(const GlobalOptions& global) {
  ConfigSources sources;
  if (!global.config_file.empty()) sources.file = global.config_file;
  sources.environment = SystemEnvironment();
  for (const std::string& setting : global.settings) {
    const size_t equals = setting.find('=');
    if (equals == std::string::npos) {
      return Fail(
          Status(StatusCode::kInvalidArgument, "--set takes KEY=VALUE").With("given", setting));
    }
    sources.command_line.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
  }
  return LoadConfig(sources);
}

ExitCode ComplainOfSettings(const Status& status) {
  StandardError().Line("genie: " + std::string(status.message()));
  return status.code() == StatusCode::kOutOfMemory ? ExitCode::kOurFault : ExitCode::kUsage;
}

}  // namespace genie::cli
