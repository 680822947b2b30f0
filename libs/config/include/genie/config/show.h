// The settings as text, from the table of keys.h.
//
// Depends on: keys.h, load.h. Thread safety: pure functions.
#pragma once

#include <string>

#include <genie/config/load.h>

namespace genie {

// What `genie config show` prints: YAML that LoadConfig reads back, each value with its origin in
// a comment. A password in a URL is shown as ***, so that line does not read back.
std::string ShowConfig(const LoadedConfig& loaded);

// The table of docs/configuration.md, one row a key.
std::string DescribeKeys();

}  // namespace genie
