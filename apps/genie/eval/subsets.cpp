#include "subsets.h"

#include <algorithm>

namespace genie::eval {
namespace {

constexpr std::array<std::string_view, 4> kNotScoredAsInteractive = {"cell", "row", "listitem",
                                                                     "group"};
constexpr std::array<std::string_view, 5> kLeafRoles = {"text", "icon", "image", "heading",
                                                        "progressbar"};
constexpr std::array<std::string_view, 5> kCheckable = {"checkbox", "radio", "switch",
                                                        "menuitemcheckbox", "menuitemradio"};

template <typename List>
bool IsOneOf(const List& list, std::string_view role) {
  return std::ranges::find(list, role) != list.end();
}

}  // namespace

std::string_view SubsetName(Subset subset) {
  switch (subset) {
    case Subset::kAll:
      return "all";
    case Subset::kLeaf:
      return "leaf";
    case Subset::kInteractive:
      return "interactive";
    case Subset::kText:
      return "text";
  }
  return "";
}

std::string_view CanonicalRole(std::string_view role) {
  if (role == "statusbar") return "status";
  if (role == "searchbox") return "textbox";
  if (role == "grid") return "table";
  if (role == "rowheader") return "cell";
  return role;
}

std::vector<std::string_view> RolesOf(const TruthElement& element) {
  std::vector<std::string_view> roles = {CanonicalRole(element.role)};
  for (const std::string& also : element.also) {
    const std::string_view role = CanonicalRole(also);
    if (!IsOneOf(roles, role)) roles.push_back(role);
  }
  return roles;
}

bool HasRole(const TruthElement& element, std::string_view canonical) {
  return CanonicalRole(element.role) == canonical ||
         std::ranges::any_of(element.also,
                             [&](const std::string& r) { return CanonicalRole(r) == canonical; });
}

bool IsInteractive(const TruthElement& element) {
  return element.interactive && !IsOneOf(kNotScoredAsInteractive, element.role);
}

bool IsLeaf(const TruthElement& element) {
  return IsInteractive(element) || IsOneOf(kLeafRoles, element.role);
}

bool IsCheckable(const TruthElement& element) {
  return std::ranges::any_of(kCheckable, [&](std::string_view r) { return HasRole(element, r); });
}

bool IsIn(Subset subset, const TruthElement& element) {
  switch (subset) {
    case Subset::kAll:
      return true;
    case Subset::kLeaf:
      return IsLeaf(element);
    case Subset::kInteractive:
      return IsInteractive(element);
    case Subset::kText:
      return HasRole(element, "text") || element.role == "heading";
  }
  return false;
}

}  // namespace genie::eval
