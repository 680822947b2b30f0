#include "role_map.h"

#include <array>
#include <cctype>

#include <genie/scene/role.h>

#include "json_file.h"

namespace genie::eval {
namespace {

struct LabelRole {
  std::string_view label;
  std::string_view role;
};

// The 19 classes of the mobile set ("yolov8_ui-similarity_ver4", CC BY 4.0).
constexpr std::array<LabelRole, 19> kMobileRoles = {{
    {"BackgroundImage", "image"},
    {"Bottom_Navigation", "tablist"},
    {"Card", "group"},
    {"CheckedTextView", "checkbox"},
    {"Drawer", "menu"},
    {"EditText", "textbox"},
    {"Icon", "icon"},
    {"Image", "image"},
    {"ImageButton", "button"},
    {"List", "list"},
    {"Modal", "dialog"},
    {"Multi_Tab", "tablist"},
    {"PageIndicator", "status"},
    {"Switch", "switch"},
    {"Text", "text"},
    {"TextButton", "button"},
    {"TextImageButton", "button"},
    {"Toolbar", "toolbar"},
    {"UpperTaskBar", "status"},
}};

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

}  // namespace

RoleMap::RoleMap() {
  for (const auto& [label, role] : kMobileRoles) roles_.emplace(label, role);
}

Status RoleMap::Add(const std::filesystem::path& path) {
  const auto json = ReadJsonFile(path);
  if (!json) return json.error();
  if (!json->is_object()) {
    return Status(StatusCode::kBadData, "a role map is an object {\"label\": \"role\"}")
        .Prefixed(path.string());
  }
  for (const auto& [label, role] : json->items()) {
    if (!role.is_string() || !RoleFromName(role.get_ref<const std::string&>())) {
      return Status(StatusCode::kBadData, "not a role")
          .With("label", label)
          .Prefixed(path.string());
    }
    roles_[label] = role.get<std::string>();
  }
  return Status::Ok();
}

std::optional<std::string> RoleMap::RoleOf(std::string_view label) const {
  if (const auto found = roles_.find(label); found != roles_.end()) return found->second;
  const std::string lower = LowerCase(label);
  if (RoleFromName(lower)) return lower;
  return std::nullopt;
}

}  // namespace genie::eval
