// The options of filters: see filter_options.h.
#include "filter_options.h"

#include <charconv>
#include <cmath>
#include <vector>

#include <CLI/CLI.hpp>

#include <genie/scene/scene.h>

namespace genie::cli {
namespace {

RoleSet ParseRoles(const std::vector<std::string>& names) {
  RoleSet roles;
  for (const std::string& name : names) {
    const std::optional<Role> role = RoleFromName(name);
    if (!role) throw CLI::ValidationError("--roles", "there is no role '" + name + "'");
    roles.Add(*role);
  }
  return roles;
}

int32_t ParseConfidence(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  const bool number = error == std::errc() && stop == end;
  if (!number || !(value >= 0 && value <= 1)) {  // the second so that NaN fails, too
    throw CLI::ValidationError("--min-confidence", "'" + text + "' is not a number from 0 to 1");
  }
  return static_cast<int32_t>(std::lround(value * kMaxConfidence));
}

}  // namespace

std::string KnownRoles() {
  std::string known;
  for (size_t i = 0; i < kRoleCount; ++i) {
    known += (i == 0 ? "" : i % 11 == 0 ? ",\n  " : ", ");
    known += RoleName(static_cast<Role>(i));
  }
  return known;
}

void AddFilterOptions(CLI::App& app, RoleSet& roles,
                      std::optional<int32_t>& min_confidence_permille) {
  const std::string group = "What is shown";
  app.add_option_function<std::vector<std::string>>(
         "--roles", [&roles](const std::vector<std::string>& names) { roles = ParseRoles(names); },
         "Only elements of these roles, separated by commas")
      ->delimiter(',')
      ->type_name("ROLE,...")
      ->group(group);
  app.add_option_function<std::string>(
         "--min-confidence",
         [&min_confidence_permille](const std::string& text) {
           min_confidence_permille = ParseConfidence(text);
         },
         "Only elements at or above it, 0 to 1; default: the shipped threshold")
      ->type_name("X")
      ->group(group);
}

}  // namespace genie::cli
