// Values of settings as text: see value.h.
#include "value.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <limits>
#include <utility>

namespace genie {
namespace {

constexpr int64_t kMax = std::numeric_limits<int64_t>::max();

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& letter : out) {
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return out;
}

std::optional<int64_t> Digits(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(value) : std::nullopt;
}

bool AllDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "12.5" in units of 1 / 10^digits: 12500 for three digits. Nothing is rounded.
std::optional<int64_t> ParseFixed(std::string_view text, size_t digits) {
  const size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = text.substr(std::min(point + 1, text.size()));
  const bool has_point = point != text.size();
  if (!AllDigits(whole) || (has_point && (!AllDigits(part) || part.size() > digits))) {
    return std::nullopt;
  }
  std::string all(whole);
  all += part;
  all.append(digits - part.size(), '0');
  return Digits(all);
}

std::optional<int64_t> UnitBytes(std::string_view unit) {
  constexpr std::array<std::pair<std::string_view, int64_t>, 14> kUnits = {{
      {"", 1},
      {"b", 1},
      {"kb", 1000},
      {"mb", 1000'000},
      {"gb", 1000'000'000},
      {"tb", 1000'000'000'000},
      {"k", int64_t{1} << 10},
      {"m", int64_t{1} << 20},
      {"g", int64_t{1} << 30},
      {"t", int64_t{1} << 40},
      {"kib", int64_t{1} << 10},
      {"mib", int64_t{1} << 20},
      {"gib", int64_t{1} << 30},
      {"tib", int64_t{1} << 40},
  }};
  for (const auto& [name, bytes] : kUnits) {
    if (name == unit) return bytes;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int64_t> ParseInteger(std::string_view text) {
  std::string digits;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool between = i != 0 && i + 1 != text.size();
    if (text[i] != '_' || !between) digits += text[i];
  }
  return Digits(digits);
}

std::optional<int64_t> ParsePermille(std::string_view text) { return ParseFixed(text, 3); }

std::optional<bool> ParseBoolean(std::string_view text) {
  const std::string word = Lower(text);
  if (word == "true" || word == "yes" || word == "on" || word == "1") return true;
  if (word == "false" || word == "no" || word == "off" || word == "0") return false;
  return std::nullopt;
}

std::optional<int64_t> ParseBytes(std::string_view text) {
  constexpr size_t kDigits = 6;
  constexpr int64_t kScale = 1'000'000;
  const size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  std::string_view unit = text.substr(end);
  unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
  const auto number = ParseFixed(text.substr(0, end), kDigits);
  const auto factor = UnitBytes(Lower(unit));
  if (!number || !factor) {
    return std::nullopt;
  }
  const int64_t whole = *number / kScale;
  if (whole > kMax / *factor - 1) {
    return std::nullopt;
  }
  // The part after the point: below 1e6 times at most 2^40 fits.
  return whole * *factor + *number % kScale * *factor / kScale;
}

std::string BytesText(int64_t bytes) {
  constexpr std::array<std::pair<std::string_view, int64_t>, 8> kUnits = {{
      {"TiB", int64_t{1} << 40},
      {"GiB", int64_t{1} << 30},
      {"MiB", int64_t{1} << 20},
      {"TB", 1000'000'000'000},
      {"GB", 1000'000'000},
      {"MB", 1000'000},
      {"KiB", int64_t{1} << 10},
      {"KB", 1000},
  }};
  for (const auto& [name, unit] : kUnits) {
    if (bytes >= unit && bytes % unit == 0) {
      return std::to_string(bytes / unit) + std::string(name);
    }
  }
  return std::to_string(bytes);
}

std::string PermilleText(int64_t permille) {
  std::string part = std::to_string(1000 + permille % 1000).substr(1);
  while (part.size() > 1 && part.back() == '0') part.pop_back();
  return std::to_string(permille / 1000) + "." + part;
}

}  // namespace genie
