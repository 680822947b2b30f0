// Role: see genie/scene/role.h.
#include <genie/scene/role.h>

#include <array>

namespace genie {
namespace {

constexpr std::array<std::string_view, kRoleCount> kNames = {"button",        "link",
                                                             "textbox",       "searchbox",
                                                             "checkbox",      "radio",
                                                             "switch",        "slider",
                                                             "spinbutton",    "combobox",
                                                             "option",        "tab",
                                                             "menuitem",      "menuitemcheckbox",
                                                             "menuitemradio", "treeitem",
                                                             "scrollbar",     "text",
                                                             "heading",       "icon",
                                                             "image",         "progressbar",
                                                             "separator",     "tooltip",
                                                             "status",        "window",
                                                             "dialog",        "alert",
                                                             "toolbar",       "menubar",
                                                             "menu",          "tablist",
                                                             "tabpanel",      "list",
                                                             "listitem",      "listbox",
                                                             "tree",          "table",
                                                             "grid",          "row",
                                                             "cell",          "columnheader",
                                                             "rowheader",     "group"};

}  // namespace

std::string_view RoleName(Role role) { return kNames[static_cast<size_t>(role)]; }

std::optional<Role> RoleFromName(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Role>(i);
  }
  return std::nullopt;
}

}  // namespace genie
