// The options that leave elements out of a finished list: --roles and --min-confidence.
//
// Depends on: CLI11 by name, scene. Thread safety: free functions; the main thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <genie/scene/role_set.h>

namespace CLI {
class App;
}

namespace genie::cli {

void AddFilterOptions(CLI::App& app, RoleSet& roles,
                      std::optional<int32_t>& min_confidence_permille);

// Every role's name, in lines for a --help.
std::string KnownRoles();

}  // namespace genie::cli
