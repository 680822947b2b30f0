// PoolCleanup: see pool_cleanup.h.
#include "pool_cleanup.h"

#include <algorithm>
#include <new>

namespace genie {

PoolCleanup::PoolCleanup(Clock& clock, int64_t interval_ns)
    : clock_(clock), interval_ns_(interval_ns), last_ns_(clock.NowNanoseconds()) {}

Status PoolCleanup::Add(const BufferPool& pool) try {
  const std::lock_guard lock(mutex_);
  std::erase_if(pools_, [](const BufferPool& held) { return held.is_last_holder(); });
  pools_.push_back(pool);
  return Status::Ok();
} catch (const std::bad_alloc&) {
  return {StatusCode::kOutOfMemory, "not enough memory for one more pool"};
}

PoolCleanup::Left PoolCleanup::CleanWhenDue() {
  if (interval_ns_ == 0) return Left::kNothing;
  const int64_t now = clock_.NowNanoseconds();
  int64_t last = last_ns_.load(std::memory_order_relaxed);
  const bool is_due = now - last >= interval_ns_;
  // Of several that find it due at once, one does the work; nobody waits for it.
  if (!is_due || !last_ns_.compare_exchange_strong(last, now, std::memory_order_relaxed)) {
    return Left::kMemory;
  }
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock) return Left::kMemory;
  std::erase_if(pools_, [](const BufferPool& held) { return held.is_last_holder(); });
  int64_t left = 0;
  for (BufferPool& pool : pools_) {
    pool.TrimUnused();
    const PoolStats stats = pool.stats();
    left += stats.idle_bytes + stats.bytes_in_use;
  }
  return left == 0 ? Left::kNothing : Left::kMemory;
}

}  // namespace genie
