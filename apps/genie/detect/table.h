// Table: what was found in one picture, for a person to read.
//
// Depends on: looked_at.h, terminal/. Thread safety: pure.
#pragma once

#include <string>

#include "../terminal/terminal.h"
#include "looked_at.h"

namespace genie::cli {

enum class TableRows : uint8_t { kFirst, kAll };

// Rows shown of a longer table.
inline constexpr size_t kFirstRows = 30;

struct TableStyle {
  TableRows rows = TableRows::kFirst;
  Color color = Color::kOff;
};

std::string Table(const Input& input, const LookedAt& looked_at, const TableStyle& style);

}  // namespace genie::cli
