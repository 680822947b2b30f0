// What `genie detect` was asked for.
//
// Depends on: scene. Thread safety: a value; const while pictures are looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <genie/scene/role_set.h>

#include "../files/own_file.h"

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

struct DetectCommandOptions {
  std::vector<std::string> inputs;
  DetectForms forms;
  std::string out_folder;  // empty: standard output
  Overwrite overwrite = Overwrite::kOwnFiles;
  RoleSet roles = RoleSet::All();
  std::optional<int32_t> min_confidence_permille;
  int threads = 0;  // 0: as many as this process may use
  bool timings = false;
  bool all_rows = false;
  bool quiet = false;
};

}  // namespace genie::cli
