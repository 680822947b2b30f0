// Which window is meant: see find_window.h.
#include "find_window.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include <genie/capture/windows.h>

namespace genie::cli {
namespace {

constexpr std::string_view kActive = "active";

bool IsMeant(const ScreenWindow& window, const std::string& text) {
  return text == kActive ? window.focus == WindowFocus::kActive
                         : window.title.find(text) != std::string::npos;
}

std::string Titles(const std::vector<ScreenWindow>& windows) {
  std::string all;
  for (const ScreenWindow& window : windows) {
    if (window.title.empty()) continue;
    all += (all.empty() ? "\"" : ", \"") + window.title + "\"";
  }
  return all.empty() ? "none" : all;
}

}  // namespace

Result<uint32_t> ParseWindowNumber(const std::string& text) {
  const bool hex = text.starts_with("0x") || text.starts_with("0X");
  const char* const begin = text.data() + (hex ? 2 : 0);
  const char* const end = text.data() + text.size();
  uint32_t window = 0;
  const auto [stop, error] = std::from_chars(begin, end, window, hex ? 16 : 10);
  if (error == std::errc() && stop == end && window != 0) return window;
  return Fail(Status(StatusCode::kInvalidArgument, "'" + text + "' is not the number of a window"));
}

Result<uint32_t> FindWindow(const std::string& display, const std::string& text) {
  if (!text.empty() && text[0] >= '0' && text[0] <= '9') return ParseWindowNumber(text);
  const auto windows = ListScreenWindows(display);
  if (!windows) return Fail(windows.error());
  const auto found = std::ranges::find_if(
      *windows, [&](const ScreenWindow& window) { return IsMeant(window, text); });
  if (found != windows->end()) return found->id;
  return Fail(Status(StatusCode::kNotFound, text == kActive
                                                ? "no window is active"
                                                : "no window that is shown has this in its title")
                  .With("titles", Titles(*windows)));
}

}  // namespace genie::cli
