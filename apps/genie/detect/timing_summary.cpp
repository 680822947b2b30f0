// TimingSummary: see timing_summary.h.
#include "timing_summary.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace genie::cli {
namespace {

double Milliseconds(int64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e6; }

// The smallest value that at least `percent` of the sorted values do not exceed.
int64_t NearestRank(const std::vector<int64_t>& sorted, size_t percent) {
  return sorted[(sorted.size() * percent + 99) / 100 - 1];
}

}  // namespace

void TimingSummary::Add(std::span<const NamedTiming> timings) {
  for (const NamedTiming& timing : timings) {
    auto stage = std::ranges::find(stages_, timing.name, &Stage::name);
    if (stage == stages_.end()) stage = stages_.insert(stage, Stage{timing.name, {}});
    stage->nanoseconds.push_back(timing.nanoseconds);
  }
}

std::string TimingSummary::Text() const {
  if (stages_.empty()) return "";
  const size_t pictures = stages_[0].nanoseconds.size();
  std::string text =
      fmt::format("{} picture{}\n  {:<10} {:>9} {:>9} {:>10}\n", pictures, pictures == 1 ? "" : "s",
                  "stage", "median ms", "p99 ms", "sum ms");
  for (const Stage& stage : stages_) {
    std::vector<int64_t> sorted = stage.nanoseconds;
    std::ranges::sort(sorted);
    text +=
        fmt::format("  {:<10} {:>9.2f} {:>9.2f} {:>10.1f}\n", stage.name,
                    Milliseconds(NearestRank(sorted, 50)), Milliseconds(NearestRank(sorted, 99)),
                    Milliseconds(std::accumulate(sorted.begin(), sorted.end(), int64_t{0})));
  }
  return text;
}

}  // namespace genie::cli
