// The options of a screen: see screen_options.h.
#include "screen_options.h"

#include <array>
#include <charconv>
#include <string_view>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace genie::cli {
namespace {

template <typename Number>
bool ParseWhole(std::string_view text, int base, Number& number) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc() && stop == text.data() + text.size();
}

// As xwininfo and xdotool print it: 0x1400003 or 20971523.
uint32_t ParseWindow(const std::string& text) {
  const bool hex = text.starts_with("0x") || text.starts_with("0X");
  uint32_t window = 0;
  if (!ParseWhole(std::string_view(text).substr(hex ? 2 : 0), hex ? 16 : 10, window) ||
      window == 0) {
    throw CLI::ValidationError("--window", "'" + text + "' is not the number of a window");
  }
  return window;
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
         "--window", [&options](const std::string& text) { options.window = ParseWindow(text); },
         "Only where this window is, as xwininfo or xdotool number it")
      ->type_name("ID")
      ->group(group);
}

std::string ScreenName(const ScreenOptions& options) {
  if (options.window) return fmt::format("window {:#x}", *options.window);
  return options.display.empty() ? "screen" : "screen " + options.display;
}

Result<std::unique_ptr<ScreenSource>> OpenScreen(const ScreenOptions& options,
                                                 const ImageLimits& limits) {
  auto source = ScreenSource::Open({.backend = std::nullopt,
                                    .display = options.display,
                                    .region = options.region,
                                    .window = options.window,
                                    .max_rate_hz = options.rate_hz,
                                    .limits = limits});
  if (!source) return Fail(source.error().Prefixed(ScreenName(options)));
  return source;
}

}  // namespace genie::cli
