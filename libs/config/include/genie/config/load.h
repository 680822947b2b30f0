// LoadConfig: the settings of this process, and where each came from.
//
//   command line  over  environment  over  file  over  built-in default
//
// The file is performance_config.yaml in the working directory, or the one that
// COMPUTER_GENIE_CONFIG or the caller names. Without a file of that default name there is none;
// a file that was named has to be there.
//
// What is written is accepted or refused, never ignored: an unknown key, an unknown variable that
// begins with COMPUTER_GENIE_, a key given twice and a value out of its range are errors that name
// the key, the value, what is allowed and the nearest known key. A setting of a part that is not
// in this build is accepted, and LoadedConfig::notes says so. An empty variable counts as not set,
// except for texts (CUDA_VISIBLE_DEVICES= means no device).
//
// A file is data from outside: at most kMaxConfigBytes, a mapping of at most kMaxConfigDepth
// levels, no lists, no anchors or aliases, one document.
//
// Depends on: base; inside, yaml-cpp and POSIX. Thread safety: concurrent calls are safe; the
// environment must not be changed meanwhile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <genie/base/status.h>
#include <genie/config/config.h>

namespace genie {

inline constexpr size_t kMaxConfigBytes = 65536;
inline constexpr size_t kMaxConfigDepth = 4;
inline constexpr size_t kMaxConfigSettings = 1000;

using NamesAndValues = std::vector<std::pair<std::string, std::string>>;

// A copy of the process's environment.
NamesAndValues SystemEnvironment();

struct ConfigSources {
  std::optional<std::string> file = std::nullopt;  // named by the caller, over the variable
  std::string working_directory = ".";             // where performance_config.yaml is looked for
  NamesAndValues environment = {};
  NamesAndValues command_line = {};  // keys and values
};

enum class ConfigSource : uint8_t { kDefault, kFile, kEnvironment, kCommandLine };

struct ValueOrigin {
  ConfigSource source = ConfigSource::kDefault;
  std::string place;  // "performance_config.yaml:12", "CACHE_MAX_MEMORY", "command line"
};

struct LoadedConfig {
  Config config;
  std::string file;                  // empty: none was read
  std::vector<ValueOrigin> origins;  // in the order of ConfigKeys()
  std::vector<std::string> notes;    // one line each, for the user
};

// Errors: kInvalidArgument (a key or value), kBadData (a file that is no such YAML), kNotFound,
// kPermissionDenied, kLimitExceeded.
Result<LoadedConfig> LoadConfig(const ConfigSources& sources);

// The settings of `text`, as if it were a file called `name`, over the defaults alone.
// Errors: as LoadConfig; kLimitExceeded: more than kMaxConfigBytes.
Result<LoadedConfig> ParseConfig(const std::string& name, std::string_view text);

// LoadConfig from the working directory and the environment alone.
Result<LoadedConfig> LoadConfig();

}  // namespace genie
