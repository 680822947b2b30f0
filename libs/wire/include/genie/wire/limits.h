// What a message may ask of its reader. Writers keep to the same limits, so that whatever one
// writes under them the other reads.
//
// Depends on: the standard library only. Thread safety: a value.
#pragma once

#include <cstdint>

namespace genie::wire {

// A body holds at most one value for so many bytes of its limit: 16 Mi values under 256 MiB. The
// smallest values take one byte; what a program makes of one (an empty dict in Python: 72 bytes
// with its place in a list) is then bounded by the limit and not by the size of the message alone.
inline constexpr uint64_t kBytesPerValue = 16;

struct WireLimits {
  uint64_t max_body_bytes = uint64_t{256} << 20;  // after decompression
  uint32_t max_depth = 128;                       // of lists, tuples and dicts in each other

  uint64_t max_values() const { return max_body_bytes / kBytesPerValue; }
};

}  // namespace genie::wire
