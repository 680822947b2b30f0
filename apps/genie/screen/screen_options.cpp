// The options of a screen: see screen_options.h.
#include "screen_options.h"

#include <array>
#include <charconv>
#include <string_view>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "find_window.h"

namespace genie::cli {
namespace {

template <typename Number>
bool ParseWhole(std::string_view text, int base, Number& number) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc() && stop == text.data() + text.size();
}

// A number is checked at once; a title is looked for when the screen is opened.
std::string CheckWindow(const std::string& text) {
  if (text.empty()) throw CLI::ValidationError("--window", "it names no window");
  if (text[0] < '0' || text[0] > '9') return text;
  const auto number = ParseWindowNumber(text);
  if (!number) throw CLI::ValidationError("--window", std::string(number.error().message()));
  return fmt::format("{:#x}", *number);
}

Box ParseRegion(const std::string& text) {
  std::array<int32_t, 4> numbers{};
  std::string_view rest = text;
  bool good = true;
  for (size_t i = 0; i < numbers.size() && good; ++i) {
    const size_t end = i + 1 < numbers.size() ? rest.find(',') : rest.size();
    good = end != std::string_view::npos && ParseWhole(rest.substr(0, end), 10, numbers[i]);
    if (good) rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const Box box{numbers[0], numbers[1], numbers[2], numbers[3]};
  if (!good || box.x < 0 || box.y < 0 || box.empty()) {
    throw CLI::ValidationError("--region",
                               "'" + text + "' is not x,y,width,height in whole pixels");
  }
  return box;
}

}  // namespace

void AddRegionOption(CLI::App& app, std::optional<Box>& region, const std::string& group) {
  app.add_option_function<std::string>(
         "--region", [&region](const std::string& text) { region = ParseRegion(text); },
         "Only this part; boxes stay in pixels of the whole")
      ->type_name("X,Y,W,H")
      ->group(group);
}

void AddScreenOptions(CLI::App& app, ScreenOptions& options) {
  const std::string group = "The screen";
  app.add_option("--display", options.display, "X11 display; default: DISPLAY")
      ->type_name(":N")
      ->group(group);
  app.add_option_function<std::string>(
         "--window", [&options](const std::string& text) { options.window = CheckWindow(text); },
         "Only where this window is: a part of its title, 'active', or its number as of xwininfo")
      ->type_name("WINDOW")
      ->group(group);
}

std::string ScreenName(const ScreenOptions& options) {
  if (options.window) return "window " + *options.window;
  return options.display.empty() ? "screen" : "screen " + options.display;
}

Result<std::unique_ptr<ScreenSource>> OpenScreen(const ScreenOptions& options,
                                                 const ImageLimits& limits) {
  std::optional<uint32_t> window;
  if (options.window) {
    const auto found = FindWindow(options.display, *options.window);
    if (!found) return Fail(found.error().Prefixed(ScreenName(options)));
    window = *found;
  }
  auto source = ScreenSource::Open({.backend = std::nullopt,
                                    .display = options.display,
                                    .region = options.region,
                                    .window = window,
                                    .max_rate_hz = options.rate_hz,
                                    .limits = limits});
  if (!source) return Fail(source.error().Prefixed(ScreenName(options)));
  return source;
}

}  // namespace genie::cli
