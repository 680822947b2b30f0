// Benchmark results as text: a table for a person, JSON for a program.
//
// Depends on: detect_bench.h, cli_bench.h, machine.h, nlohmann-json and fmt inside.
// Thread safety: pure functions.
#pragma once

#include <optional>
#include <string>

#include "cli_bench.h"
#include "delta_bench.h"
#include "detect_bench.h"
#include "live_bench.h"
#include "machine.h"

namespace genie::bench {

struct BenchResults {
  std::optional<DetectBenchResult> detect;
  std::optional<DeltaBenchResult> delta;
  std::optional<CliBenchResult> cli;
  std::optional<LiveBenchResult> live;
};

std::string BenchTable(const BenchResults& results, const Machine& machine);
std::string BenchJson(const BenchResults& results, const Machine& machine);

}  // namespace genie::bench
