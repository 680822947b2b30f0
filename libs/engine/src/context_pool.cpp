// ContextPool: see context_pool.h.
#include "context_pool.h"

#include <new>
#include <utility>

namespace genie {

ContextPool::ContextPool(size_t max_idle) : max_idle_(max_idle) { idle_.reserve(max_idle); }

ContextPool::Lease::Lease(ContextPool& pool, std::unique_ptr<DetectScratch> scratch)
    : pool_(pool), scratch_(std::move(scratch)) {}

ContextPool::Lease::~Lease() { pool_.GiveBack(std::move(scratch_)); }

ContextPool::Lease ContextPool::Take() {
  std::unique_ptr<DetectScratch> scratch;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      scratch = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!scratch) {
    scratch.reset(new (std::nothrow) DetectScratch);
  }
  return Lease(*this, std::move(scratch));
}

size_t ContextPool::idle_count() const {
  const std::lock_guard lock(mutex_);
  return idle_.size();
}

void ContextPool::GiveBack(std::unique_ptr<DetectScratch> scratch) {
  const std::lock_guard lock(mutex_);
  if (scratch && idle_.size() < max_idle_) {
    idle_.push_back(std::move(scratch));
  }
}

}  // namespace genie
