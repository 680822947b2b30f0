// A global operator new that counts: see counting_new.h. In a file of its own, because a compiler
// that inlines one half of a pair takes it for a mismatch. The other forms (arrays, nothrow) end
// in these by default.
#include "counting_new.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

std::atomic<uint64_t> calls{0};

void* CountedNew(size_t size, size_t alignment) {
  calls.fetch_add(1, std::memory_order_relaxed);
  const size_t rounded = (std::max<size_t>(size, 1) + alignment - 1) / alignment * alignment;
  void* memory = std::aligned_alloc(alignment, rounded);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(size_t size) { return CountedNew(size, alignof(std::max_align_t)); }
void* operator new(size_t size, std::align_val_t alignment) {
  return CountedNew(size, static_cast<size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, size_t, std::align_val_t) noexcept { std::free(memory); }

namespace genie {

uint64_t OperatorNewCalls() { return calls.load(std::memory_order_relaxed); }

}  // namespace genie
