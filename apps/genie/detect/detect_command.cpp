// `genie detect`: its options and their checks. What it does is in run_detect.h.
#include "detect_command.h"

#include <unistd.h>

#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "../filters/filter_options.h"
#include "detect_options.h"
#include "run_detect.h"

namespace genie::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  genie detect screen.png                       a table of what was found
  genie detect screen.png --json | jq .         one JSON object for each picture
  genie detect shots/ --out out                 out/NAME.scene.json and out/NAME.overlay.png
  genie detect 'shots/*.png' --csv > all.csv    every element as a row
  genie detect screen.png --roles button,link   only these roles
  grim - | genie detect - --marks               a list for a language model
  genie detect screen.png --overlay > o.png     the picture with its boxes
  genie detect --screen                         what this screen shows now
  genie detect --delta frames/                  consecutive frames: what changed, at its cost
  genie detect --delta frames/ --out out --tiles   overlays that show what was worked on)";

void CheckKind(const DetectCommandOptions& options) {
  const bool screen = options.kind == PictureKind::kScreen;
  if (screen && !options.inputs.empty()) {
    throw CLI::ValidationError("--screen", "takes no files; give one or the other");
  }
  if (!screen && options.inputs.empty()) throw CLI::RequiredError("input");
  if (!screen && (options.screen.window || !options.screen.display.empty())) {
    throw CLI::ValidationError(options.screen.window ? "--window" : "--display",
                               "says what of the screen; add --screen");
  }
  if (options.kind == PictureKind::kFrame && options.threads > 1) {
    throw CLI::ValidationError("--threads", "frames of --delta are looked at one after the other");
  }
  if (!options.tiles) return;
  if (options.kind != PictureKind::kFrame) {
    throw CLI::ValidationError("--tiles", "shows what a frame of --delta changed; add --delta");
  }
  const bool drawn =
      options.forms.overlay || (!options.out_folder.empty() && options.forms.count() == 0);
  if (!drawn) throw CLI::ValidationError("--tiles", "is drawn on overlays; add --overlay or --out");
}

// What only shows when all options are known.
void CheckTogether(const DetectCommandOptions& options) {
  CheckKind(options);
  if (std::ranges::find(options.inputs, "") != options.inputs.end()) {
    throw CLI::ValidationError("input", "the name of an input is empty");
  }
  if (!options.out_folder.empty()) return;
  if (options.forms.count() > 1) {
    throw CLI::ValidationError("standard output takes one form", "add --out DIR for several");
  }
  if (options.forms.overlay && isatty(STDOUT_FILENO) != 0) {
    throw CLI::ValidationError("--overlay", "gives a PNG; add --out DIR, or send it to a file");
  }
}

void SetKind(DetectCommandOptions& options, PictureKind kind) {
  if (options.kind != PictureKind::kFile && options.kind != kind) {
    throw CLI::ValidationError("--delta", "takes files; genie watch follows the screen");
  }
  options.kind = kind;
}

void AddForms(CLI::App& app, DetectForms& forms) {
  const std::string group = "Results";
  app.add_flag("--json", forms.json, "One JSON object on a line for each picture")->group(group);
  app.add_flag("--coco", forms.coco, "One COCO document for all pictures")->group(group);
  app.add_flag("--csv", forms.csv, "One row for each element")->group(group);
  app.add_flag("--marks", forms.marks, "Numbered marks for language models, with their list")
      ->group(group);
  app.add_flag("--overlay", forms.overlay, "The picture with the boxes drawn on it (PNG)")
      ->group(group);
}

void AddOutput(CLI::App& app, DetectCommandOptions& options) {
  const std::string group = "Results";
  app.add_option("-o,--out", options.out_folder,
                 "Write files into this folder; without a form: JSON and overlay")
      ->type_name("DIR")
      ->check([](const std::string& name) {
        return name.empty() ? std::string("the folder's name is empty") : std::string();
      })
      ->group(group);
  app.add_flag_callback(
         "--force", [&options] { options.overwrite = Overwrite::kAnyFile; },
         "Write over files that genie did not make")
      ->group(group);
  app.add_flag("--all", options.all_rows, "Tables show every row")->group(group);
  app.add_flag("--timings", options.timings, "Sum up milliseconds by stage on standard error")
      ->group(group);
  app.add_flag("-q,--quiet", options.quiet, "No table and no progress bar; errors still show")
      ->group(group);
}

void AddKinds(CLI::App& app, DetectCommandOptions& options) {
  const std::string group = "What is looked at";
  app.add_flag_callback(
         "--delta", [&options] { SetKind(options, PictureKind::kFrame); },
         "The files are consecutive frames: ids stay, only what changed costs")
      ->group(group);
  app.add_flag_callback(
         "--screen", [&options] { SetKind(options, PictureKind::kScreen); },
         "What the screen shows now, in place of files")
      ->group(group);
  AddRegionOption(app, options.region, group);
  app.add_flag("--tiles", options.tiles, "With --delta: overlays show the tiles worked on")
      ->group(group);
  AddScreenOptions(app, options.screen);
}

}  // namespace

void AddDetectCommand(const CommandSlot& slot) {
  CLI::App* app = slot.root.add_subcommand("detect", "Find the elements in screenshots");
  app->footer(std::string(kExamples) + "\n\nRoles:\n  " + KnownRoles());
  auto options = std::make_shared<DetectCommandOptions>();
  app->add_option("input", options->inputs, "Pictures: files, folders, patterns, or - for stdin")
      ->type_name("FILE|DIR|GLOB|-");
  AddKinds(*app, *options);
  AddForms(*app, options->forms);
  AddOutput(*app, *options);
  AddFilterOptions(*app, options->roles, options->min_confidence_permille);
  app->add_option("-j,--threads", options->threads, "Pictures at once; 0: as many as this machine")
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
  app->callback([options, global = &slot.global, chosen = &slot.chosen] {
    CheckTogether(*options);
    *chosen = [options, global] { return RunDetect(*options, *global); };
  });
}

}  // namespace genie::cli
