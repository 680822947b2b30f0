// A malloc that can be told to fail: linked into a test program it serves every allocation of the
// process, those of C++, of Buffer and of third-party libraries alike.
//
// Depends on: glibc, whose allocator does the work. Thread safety: the counters are atomics; one
// thread arms and disarms, all threads are counted and fail.
#pragma once

#include <cstdint>

namespace genie {

enum class Failing : uint8_t {
  kOne,        // the n-th allocation alone
  kAllBehind,  // the n-th and every later one
};

// The allocation after the next `successes` ones fails, until StopFailing().
void FailMallocAfter(uint64_t successes, Failing failing);

// Returns how many allocations failed since.
uint64_t StopFailingMalloc();

// Blocks handed out and not given back.
int64_t BlocksInUse();

}  // namespace genie
