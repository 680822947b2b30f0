// The options that say which screen, and what of it: --display, --window, --region, --rate.
//
// Depends on: CLI11 by name, capture. Thread safety: a value; free functions.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <genie/base/geometry.h>
#include <genie/base/limits.h>
#include <genie/base/status.h>
#include <genie/capture/capture.h>

namespace CLI {
class App;
}

namespace genie::cli {

struct ScreenOptions {
  std::string display;                // empty: the environment's
  std::optional<std::string> window;  // a number, `active` or a part of a title: find_window.h
  std::optional<Box> region;
  double rate_hz = 0;  // 0: as it comes
};

// Adds --display and --window, in the group "The screen".
void AddScreenOptions(CLI::App& app, ScreenOptions& options);

// Adds --region, whose box is of the picture or of the screen. Throws CLI::ValidationError while
// the arguments are parsed, for a text that is no box.
void AddRegionOption(CLI::App& app, std::optional<Box>& region, const std::string& group);

// "screen", "screen :1", "window 0x1400003", "window Calculator": the name in titles, JSON and
// errors.
std::string ScreenName(const ScreenOptions& options);

// Errors: those of ScreenSource::Open, after the screen's name.
Result<std::unique_ptr<ScreenSource>> OpenScreen(const ScreenOptions& options,
                                                 const ImageLimits& limits);

}  // namespace genie::cli
