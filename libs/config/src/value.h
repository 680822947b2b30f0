// Values of settings as text: numbers, sizes, fractions and booleans, and back.
//
// Depends on: the standard library only. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace genie {

// Each gives nullopt for anything else, overflow included. Letters' case does not matter.
std::optional<int64_t> ParseInteger(std::string_view text);   // "1024", "-3", "1_000_000"
std::optional<int64_t> ParsePermille(std::string_view text);  // "0.3" is 300; at most 3 digits
std::optional<bool> ParseBoolean(std::string_view text);      // true/false, yes/no, on/off, 1/0

// A number, with up to 6 digits after the point, and a unit: none or B; KB, MB, GB, TB in powers
// of 1000; K, M, G, T and KiB, MiB, GiB, TiB in powers of 1024. Rounded down to bytes.
std::optional<int64_t> ParseBytes(std::string_view text);

std::string BytesText(int64_t bytes);        // "256MiB" where it comes out even, else "1000"
std::string PermilleText(int64_t permille);  // "0.3"

}  // namespace genie
