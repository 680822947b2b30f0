// The named limits of the engine. Each is a default: the configuration may change it, and every
// loop or allocation that input can feed asks one of them first.
//
// Depends on: the standard library only. Thread safety: a value.
#pragma once

#include <cstdint>

namespace genie {

struct ImageLimits {
  int64_t max_side = 16384;  // pixels
  int64_t max_pixels = 100'000'000;
  int64_t max_encoded_bytes = int64_t{64} << 20;
  int64_t max_working_bytes = int64_t{256} << 20;  // above the decoded frame
};

}  // namespace genie
