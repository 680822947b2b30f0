// The system's monotonic clock in nanoseconds. Thread safety: any thread.
#pragma once

#include <chrono>
#include <cstdint>

namespace genie {

inline int64_t MonotonicNanoseconds() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace genie
