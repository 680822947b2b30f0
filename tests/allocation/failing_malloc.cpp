// The interposed allocator: see failing_malloc.h.
#include "failing_malloc.h"

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <limits>

// glibc's own names of what stands behind malloc and its kin.
extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* block, size_t size);
void* __libc_memalign(size_t alignment, size_t size);
void __libc_free(void* block);
}

namespace genie {
namespace {

constexpr int64_t kNever = std::numeric_limits<int64_t>::max();
// Allocations left until the next failure. Negative: failing.
std::atomic<int64_t> left{kNever};
std::atomic<bool> only_one{false};
std::atomic<uint64_t> failed{0};
std::atomic<int64_t> in_use{0};

bool Fails() {
  if (left.load(std::memory_order_relaxed) == kNever) return false;
  const int64_t before = left.fetch_sub(1, std::memory_order_relaxed);
  const bool fails = only_one.load(std::memory_order_relaxed) ? before == 0 : before <= 0;
  if (fails) {
    failed.fetch_add(1, std::memory_order_relaxed);
    errno = ENOMEM;
  }
  return fails;
}

void* Counted(void* block) {
  if (block != nullptr) in_use.fetch_add(1, std::memory_order_relaxed);
  return block;
}

}  // namespace

void FailMallocAfter(uint64_t successes, Failing failing) {
  failed = 0;
  only_one = failing == Failing::kOne;
  left = static_cast<int64_t>(successes);
}

uint64_t StopFailingMalloc() {
  left = kNever;
  return failed;
}

int64_t BlocksInUse() { return in_use; }

}  // namespace genie

#pragma GCC visibility push(default)  // shared libraries must find these
extern "C" {

void* malloc(size_t size) noexcept {
  return genie::Fails() ? nullptr : genie::Counted(__libc_malloc(size));
}

void* calloc(size_t count, size_t size) noexcept {
  return genie::Fails() ? nullptr : genie::Counted(__libc_calloc(count, size));
}

void* realloc(void* block, size_t size) noexcept {
  if (genie::Fails()) return nullptr;
  void* grown = __libc_realloc(block, size);
  if (block == nullptr) return genie::Counted(grown);
  if (grown == nullptr && size == 0) genie::in_use.fetch_sub(1, std::memory_order_relaxed);
  return grown;
}

void* memalign(size_t alignment, size_t size) noexcept {
  return genie::Fails() ? nullptr : genie::Counted(__libc_memalign(alignment, size));
}

void* aligned_alloc(size_t alignment, size_t size) noexcept { return memalign(alignment, size); }

int posix_memalign(void** block, size_t alignment, size_t size) noexcept {
  *block = memalign(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}

void free(void* block) noexcept {
  if (block == nullptr) return;
  genie::in_use.fetch_sub(1, std::memory_order_relaxed);
  __libc_free(block);
}

}  // extern "C"
#pragma GCC visibility pop
