// How each JSON file that `genie eval` and `genie bench` write starts: with the mark by which
// own_file.h knows it again.
//
// Depends on: base. Thread safety: a pure function.
#pragma once

#include <string>

#include <genie/base/version.h>

namespace genie {

inline std::string JsonStart() {
  return R"({"generator":"genie","version":")" + std::string(Version()) + "\",";
}

}  // namespace genie
