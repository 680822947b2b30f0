// `genie watch`: its options and their checks. What it does is in run_watch.h.
#include "watch_command.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <CLI/CLI.hpp>

#include "../filters/filter_options.h"
#include "run_watch.h"
#include "watch_options.h"

namespace genie::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  genie watch                                   what changes on this screen, until Ctrl-C
  genie watch --json | jq -c 'select(.change)'  one JSON object a line for each change
  genie watch --window Calculator --rate 10     where this window is, at most 10 frames a second
  genie watch --region 0,0,800,600 --frames 100    a part of the screen, for 100 frames
  genie watch --until role=dialog --timeout 30  ends when a dialog is there; exit code 6: it is not
  genie watch --overlay out --tiles             a picture of each frame that changed
  genie watch frames/                           the same for frames in files

Exit codes: 0 ended as asked, 6 what --until waits for did not come, 130 Ctrl-C, 143 SIGTERM;
the others as everywhere.)";

constexpr double kMaxSeconds = 365.0 * 24 * 3600;
constexpr double kMaxRateHz = 1000;
constexpr int64_t kMaxFrames = int64_t{1} << 53;

[[noreturn]] void Refuse(const std::string& option, const std::string& reason) {
  throw CLI::ValidationError(option, reason);
}

void CheckTogether(const WatchOptions& options) {
  const bool files = !options.inputs.empty();
  if (std::ranges::find(options.inputs, "") != options.inputs.end()) {
    Refuse("input", "the name of an input is empty");
  }
  if (files && options.whole_screen) Refuse("--screen", "takes no files; give one or the other");
  if (options.whole_screen && options.screen.window) {
    Refuse("--window", "is a part of the screen; leave out --screen");
  }
  if (files && options.screen.window) Refuse("--window", "is of the screen; it takes no files");
  if (files && !options.screen.display.empty()) {
    Refuse("--display", "is of the screen; it takes no files");
  }
  if (files && options.screen.rate_hz > 0) Refuse("--rate", "is of the screen; it takes no files");
  if (std::isnan(options.screen.rate_hz)) Refuse("--rate", "is not a number");
  if (std::isnan(options.timeout_seconds)) Refuse("--timeout", "is not a number");
  if (options.tiles && options.overlay_folder.empty()) {
    Refuse("--tiles", "is drawn on overlays; add --overlay DIR");
  }
  if (options.until && options.until->role && !options.roles.Has(*options.until->role)) {
    Refuse("--until", "waits for a role that --roles leaves out");
  }
}

void AddResults(CLI::App& app, WatchOptions& options) {
  const std::string group = "Results";
  app.add_flag("--json", options.json, "One JSON object on a line for each change")->group(group);
  app.add_option("--overlay", options.overlay_folder,
                 "A picture of each frame that changed, into this folder")
      ->type_name("DIR")
      ->check([](const std::string& name) {
        return name.empty() ? std::string("the folder's name is empty") : std::string();
      })
      ->group(group);
  app.add_flag("--tiles", options.tiles, "Overlays show the tiles that were worked on")
      ->group(group);
  app.add_flag_callback(
         "--force", [&options] { options.overwrite = Overwrite::kAnyFile; },
         "Write over files that genie did not make")
      ->group(group);
  app.add_flag("--all", options.all_rows, "Show every change of a frame")->group(group);
  app.add_flag("-q,--quiet", options.quiet, "No table and no status line; errors still show")
      ->group(group);
}

void AddEnd(CLI::App& app, WatchOptions& options) {
  const std::string group = "When it ends";
  app.add_option_function<std::string>(
         "--until,--wait-for",
         [&options](const std::string& text) {
           Result<Awaited> awaited = ParseAwaited(text);
           if (!awaited) Refuse("--until", std::string(awaited.error().message()));
           options.until = std::move(*awaited);
         },
         "When such an element is visible: role=ROLE")
      ->type_name("KEY=VALUE")
      ->group(group);
  app.add_option("--frames", options.frames, "After so many frames")
      ->check(CLI::Range(int64_t{1}, kMaxFrames).description(""))
      ->type_name("N")
      ->group(group);
  app.add_option("--timeout", options.timeout_seconds, "After so many seconds")
      ->check(CLI::Range(0.001, kMaxSeconds).description(""))
      ->type_name("S")
      ->group(group);
}

}  // namespace

void AddWatchCommand(const CommandSlot& slot) {
  CLI::App* app = slot.root.add_subcommand("watch", "Tell what changes on the screen");
  app->footer(std::string(kExamples) + "\n\nRoles:\n  " + KnownRoles());
  auto options = std::make_shared<WatchOptions>();
  app->add_option("input", options->inputs, "Frames in files, in place of the screen")
      ->type_name("FILE|DIR|GLOB|-");
  app->add_flag("--screen", options->whole_screen, "All of the screen; so it is without files")
      ->group("The screen");
  AddScreenOptions(*app, options->screen);
  AddRegionOption(*app, options->screen.region, "The screen");
  app->add_option("--rate", options->screen.rate_hz, "At most so many frames a second")
      ->check(CLI::Range(0.001, kMaxRateHz).description(""))
      ->type_name("HZ")
      ->group("The screen");
  AddResults(*app, *options);
  AddEnd(*app, *options);
  AddFilterOptions(*app, options->roles, options->min_confidence_permille);
  app->callback([options, global = &slot.global, chosen = &slot.chosen] {
    CheckTogether(*options);
    *chosen = [options, global] { return RunWatch(*options, *global); };
  });
}

}  // namespace genie::cli
