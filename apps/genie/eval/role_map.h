// RoleMap: which role a label of a YOLO or COCO set means. The built-in one knows the roles' own
// names and the labels of the mobile set (mobile_roles.h); a JSON file {"label": "role"} adds to
// it.
//
// Depends on: base. Thread safety: a value.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <genie/base/status.h>

namespace genie::eval {

class RoleMap {
 public:
  // The built-in map.
  RoleMap();

  // Adds what a file says. Errors: as ReadJsonFile(); kBadData naming a label whose role is none.
  Status Add(const std::filesystem::path& path);

  // The role of a label; as it stands, then in lower case. nullopt: unknown.
  std::optional<std::string> RoleOf(std::string_view label) const;

 private:
  std::map<std::string, std::string, std::less<>> roles_;
};

}  // namespace genie::eval
