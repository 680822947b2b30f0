// Terminal: whether a person watches, in colour, and how wide the window is.
//
// Colour is used on a terminal alone, and neither where NO_COLOR is set to anything but nothing
// (no-color.org) nor where TERM is "dumb".
//
// Depends on: scene's Rgb, POSIX. Thread safety: reads the environment; the main thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <genie/scene/overlay.h>

namespace genie::cli {

enum class Color : uint8_t { kOff, kOn };

Color StandardOutputColor();
bool StandardErrorIsTerminal();
int StandardErrorColumns();  // 80 where unknown

// Escape sequences, or empty strings without colour.
class Paint {
 public:
  explicit Paint(Color color);

  std::string Of(Rgb rgb) const;  // foreground

  std::string_view bold;
  std::string_view dim;
  std::string_view plain;

 private:
  Color color_;
};

}  // namespace genie::cli
