// The report on the live screen, as a table and as JSON.
//
// Depends on: live_bench.h, nlohmann-json. Thread safety: pure functions.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

#include "live_bench.h"

namespace genie::bench {

std::string LiveTable(const LiveBenchResult& result);
nlohmann::ordered_json LiveJson(const LiveBenchResult& result);

}  // namespace genie::bench
