// What `genie watch` was asked for.
//
// Depends on: scene, files/, screen/. Thread safety: a value; const while the command runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <genie/scene/role_set.h>

#include "../files/own_file.h"
#include "../screen/screen_options.h"
#include "awaited.h"

namespace genie::cli {

struct WatchOptions {
  std::vector<std::string> inputs;  // frames in files; empty: the screen
  bool whole_screen = false;        // said so, though it is what happens without files
  ScreenOptions screen;
  RoleSet roles = RoleSet::All();
  std::optional<int32_t> min_confidence_permille;

  bool json = false;
  bool all_rows = false;
  bool quiet = false;
  std::string overlay_folder;  // empty: no overlays
  bool tiles = false;          // overlays show what was worked on
  Overwrite overwrite = Overwrite::kOwnFiles;

  std::optional<Awaited> until;
  int64_t frames = 0;          // 0: no end
  double timeout_seconds = 0;  // 0: no end
};

}  // namespace genie::cli
