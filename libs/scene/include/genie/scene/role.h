// Role: what an element is, in WAI-ARIA's words plus text (one text line), icon and window.
//
// Depends on: the standard library only. Thread safety: constants.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace genie {

// The order is part of the Scene's canonical bytes: append, never reorder.
enum class Role : uint8_t {
  // Interactive.
  kButton,
  kLink,
  kTextbox,
  kSearchbox,
  kCheckbox,
  kRadio,
  kSwitch,
  kSlider,
  kSpinbutton,
  kCombobox,
  kOption,
  kTab,
  kMenuitem,
  kMenuitemcheckbox,
  kMenuitemradio,
  kTreeitem,
  kScrollbar,
  // Plain.
  kText,
  kHeading,
  kIcon,
  kImage,
  kProgressbar,
  kSeparator,
  kTooltip,
  kStatus,
  // Containers.
  kWindow,
  kDialog,
  kAlert,
  kToolbar,
  kMenubar,
  kMenu,
  kTablist,
  kTabpanel,
  kList,
  kListitem,
  kListbox,
  kTree,
  kTable,
  kGrid,
  kRow,
  kCell,
  kColumnheader,
  kRowheader,
  kGroup,
};
inline constexpr size_t kRoleCount = static_cast<size_t>(Role::kGroup) + 1;

std::string_view RoleName(Role role);                     // "button"; static storage
std::optional<Role> RoleFromName(std::string_view name);  // nullopt: no such role

// The first group above: a person clicks, types into or drags it.
constexpr bool IsInteractiveRole(Role role) { return role <= Role::kScrollbar; }
constexpr bool IsContainerRole(Role role) { return role >= Role::kWindow; }

}  // namespace genie
