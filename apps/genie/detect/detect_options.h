// What `genie detect` was asked for.
//
// Depends on: scene, screen/. Thread safety: a value; const while pictures are looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <genie/scene/role_set.h>

#include "../files/own_file.h"
#include "../screen/screen_options.h"

namespace genie::cli {

// The forms in which results leave. Without --out one of them goes to standard output.
struct DetectForms {
  bool json = false;
  bool coco = false;
  bool csv = false;
  bool marks = false;
  bool overlay = false;

  int count() const { return json + coco + csv + marks + overlay; }
};

// What a picture is.
enum class PictureKind : uint8_t {
  kFile,    // each file by itself
  kFrame,   // each file is the frame after the one before it (--delta)
  kScreen,  // what the screen shows now (--screen)
};

struct DetectCommandOptions {
  PictureKind kind = PictureKind::kFile;
  std::vector<std::string> inputs;  // none for the screen
  ScreenOptions screen;
  DetectForms forms;
  std::string out_folder;  // empty: standard output
  Overwrite overwrite = Overwrite::kOwnFiles;
  RoleSet roles = RoleSet::All();
  std::optional<int32_t> min_confidence_permille;
  std::optional<Box> region;
  int threads = 0;     // 0: as many as this process may use
  bool tiles = false;  // overlays show what was worked on
  bool timings = false;
  bool all_rows = false;
  bool quiet = false;
};

}  // namespace genie::cli
