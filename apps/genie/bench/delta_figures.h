// From measurements to figures: what was asked of sessions and what was reached. The report, as a
// table and as JSON.
//
// Depends on: delta_bench.h. Thread safety: pure functions.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "delta_bench.h"

namespace genie::bench {

std::vector<Figure> FiguresOf(const DeltaBenchResult& result);
std::string DeltaTable(const DeltaBenchResult& result);
nlohmann::ordered_json DeltaJson(const DeltaBenchResult& result);

}  // namespace genie::bench
