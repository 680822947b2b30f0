// PoolCleanup: gives idle pixel memory back to the system, once an interval.
//
//   a call that finds the interval over ──┐
//                                         ├──▶ CleanWhenDue() ──▶ BufferPool::TrimUnused()
//   the engine's Ticker, while idle ──────┘
//
// A block that was in use within the last interval stays for the next frame; one that was not goes.
// So an idle process holds nothing after two intervals.
//
// Owns: handles of the pools; a pool that nobody else holds is dropped. Borrows the clock.
// Depends on: base, image. Thread safety: every function, from any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

#include <genie/base/clock.h>
#include <genie/base/status.h>
#include <genie/image/pool.h>

namespace genie {

class PoolCleanup {
 public:
  // `interval_ns` of 0: never.
  PoolCleanup(Clock& clock, int64_t interval_ns);

  // Errors: kOutOfMemory.
  Status Add(const BufferPool& pool);

  // Whether there is memory left that a later call may have to give back.
  enum class Left : uint8_t { kNothing, kMemory };
  Left CleanWhenDue();

 private:
  Clock& clock_;
  const int64_t interval_ns_;
  std::atomic<int64_t> last_ns_;
  std::mutex mutex_;
  std::vector<BufferPool> pools_;
};

}  // namespace genie
