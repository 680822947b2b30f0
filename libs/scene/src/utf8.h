// Takes text that may be anything apart into well-formed UTF-8 sequences and ill-formed ones.
//
// Source: the Unicode Standard 15.0, table 3-7 (well-formed sequences) and section 3.9, "U+FFFD
// substitution of maximal subparts".
// Depends on: the standard library only. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace genie {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct Utf8Part {
  size_t bytes = 1;
  bool well_formed = false;
};

// The sequence at the start of `text`, which is not empty.
Utf8Part NextUtf8(std::string_view text);

}  // namespace genie
