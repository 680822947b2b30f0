// Which elements a figure is about. Roles are WAI-ARIA words; some words of truth files mean the
// same role.
//
// Depends on: truth.h. Thread safety: pure functions.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "truth.h"

namespace genie::eval {

enum class Subset { kAll, kLeaf, kInteractive, kText };
inline constexpr std::array<Subset, 4> kSubsets = {Subset::kAll, Subset::kLeaf,
                                                   Subset::kInteractive, Subset::kText};
std::string_view SubsetName(Subset subset);

// "statusbar" is "status", "grid" is "table", and so on; other roles as they are.
std::string_view CanonicalRole(std::string_view role);

// The canonical roles of an element: its own, then those merged into it, each once.
std::vector<std::string_view> RolesOf(const TruthElement& element);
bool HasRole(const TruthElement& element, std::string_view canonical);

bool IsInteractive(const TruthElement& element);  // without cells, rows, list items and groups
bool IsLeaf(const TruthElement& element);
bool IsCheckable(const TruthElement& element);
bool IsIn(Subset subset, const TruthElement& element);

}  // namespace genie::eval
