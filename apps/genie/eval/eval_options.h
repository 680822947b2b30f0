// What `genie eval` was asked to do.
//
// Depends on: screen_set.h. Thread safety: a value.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

#include "screen_set.h"

namespace genie::eval {

enum class VersionRule { kHeadline, kAllVersions };
enum class MissingPredictions { kCountAsMisses, kLeaveOut };

struct EvalOptions {
  std::filesystem::path set;
  std::filesystem::path predictions;  // empty: run the detector
  std::filesystem::path save;         // empty: keep no prediction files
  std::filesystem::path json;
  std::filesystem::path errors;
  std::filesystem::path offsets_set;  // labelled screens to fit offsets on
  std::filesystem::path role_map;
  std::optional<double> threshold;
  SetFolders folders = SetFolders::kAll;
  VersionRule versions = VersionRule::kHeadline;
  MissingPredictions missing = MissingPredictions::kCountAsMisses;
  size_t threads = 0;  // 0: as many as the machine lets this process run
};

}  // namespace genie::eval
