// FormatText: printf into a string.
//
// Depends on: the standard library only. Thread safety: a pure function.
#pragma once

#include <array>
#include <cstdarg>
#include <cstdio>
#include <string>

namespace genie {

// Cut at 1023 bytes.
[[gnu::format(printf, 1, 2)]] inline std::string FormatText(const char* format, ...) {
  std::array<char, 1024> text;
  std::va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(text.data(), text.size(), format, arguments);
  va_end(arguments);
  return text.data();
}

}  // namespace genie
