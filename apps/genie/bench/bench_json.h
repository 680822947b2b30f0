// How measurements look in JSON.
//
// Depends on: samples.h. Thread safety: a pure function.
#pragma once

#include <nlohmann/json.hpp>

#include "samples.h"

namespace genie::bench {

inline nlohmann::ordered_json SamplesJson(const Samples& samples) {
  return {{"median", samples.Median()},
          {"p99", samples.P99()},
          {"min", samples.Min()},
          {"max", samples.Max()},
          {"count", samples.count()}};
}

}  // namespace genie::bench
