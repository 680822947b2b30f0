// TimingSummary: how long each stage took over many pictures, for --timings.
//
// Depends on: scene's NamedTiming. Thread safety: one call at a time.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <genie/scene/json.h>

namespace genie::cli {

class TimingSummary {
 public:
  void Add(std::span<const NamedTiming> timings);

  // A table of stage, median, p99 (by nearest rank) and sum in milliseconds; empty when nothing
  // was added.
  std::string Text() const;

 private:
  struct Stage {
    std::string_view name;
    std::vector<int64_t> nanoseconds;
  };
  std::vector<Stage> stages_;  // in the order of the first picture
};

}  // namespace genie::cli
