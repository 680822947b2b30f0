// Terminal: see terminal.h.
#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace genie::cli {
namespace {

std::string_view Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

Color StandardOutputColor() {
  const bool wanted = Variable("NO_COLOR").empty() && Variable("TERM") != "dumb";
  return wanted && isatty(STDOUT_FILENO) != 0 ? Color::kOn : Color::kOff;
}

bool StandardErrorIsTerminal() { return isatty(STDERR_FILENO) != 0 && Variable("TERM") != "dumb"; }

int StandardErrorColumns() {
  winsize size = {};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

Paint::Paint(Color color)
    : bold(color == Color::kOn ? "\x1b[1m" : ""),
      dim(color == Color::kOn ? "\x1b[2m" : ""),
      plain(color == Color::kOn ? "\x1b[0m" : ""),
      color_(color) {}

std::string Paint::Of(Rgb rgb) const {
  if (color_ == Color::kOff) return "";
  return "\x1b[38;2;" + std::to_string(rgb.red) + ";" + std::to_string(rgb.green) + ";" +
         std::to_string(rgb.blue) + "m";
}

}  // namespace genie::cli
