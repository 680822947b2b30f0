// The settings of a YAML file as a flat list: "cache.max_memory" and its text, with the line.
//
// Depends on: load.h (limits); inside, yaml-cpp. Thread safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <genie/base/status.h>

namespace genie {

struct YamlSetting {
  std::string key;
  std::optional<std::string> value;  // nullopt: "key:" with nothing behind it
  int line = 0;                      // from 1
};

// Errors: kBadData (no YAML, or what the limits of load.h refuse) with the line.
Result<std::vector<YamlSetting>> ReadYamlSettings(std::string_view text);

}  // namespace genie
