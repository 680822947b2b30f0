// Finding: one thing that `genie doctor` looked at.
//
// Depends on: the standard library. Thread safety: a value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace genie::cli {

enum class Presence : uint8_t {
  kPresent,
  kMissing,   // could be here; the detail says how
  kNotBuilt,  // not in this version
  kBroken,    // is here and does not work
};

std::string_view PresenceName(Presence presence);  // "present"; static storage

struct Finding {
  std::string_view group;  // "machine"; static storage
  std::string name;        // "processor"
  Presence presence = Presence::kPresent;
  std::string detail;
};

using Findings = std::vector<Finding>;

}  // namespace genie::cli
