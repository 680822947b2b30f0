// Buffer: see genie/base/buffer.h.
#include <genie/base/buffer.h>

#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>
#include <utility>

namespace genie {
namespace {

// Relaxed everywhere: the figures are statistics, no other memory is published through them.
std::atomic<uint64_t> bytes_in_use{0};
std::atomic<uint64_t> high_water_bytes{0};
std::atomic<uint64_t> allocations{0};
std::atomic<uint64_t> failures{0};
constexpr uint64_t kNeverFail = std::numeric_limits<uint64_t>::max();
std::atomic<uint64_t> successes_left{kNeverFail};

// 256 GiB: a larger size is a mistake in somebody's arithmetic, refused without asking the system.
constexpr size_t kMaxBufferBytes = SIZE_MAX >> (sizeof(size_t) == 8 ? 26 : 1);

bool MayAllocate() {
  uint64_t left = successes_left.load(std::memory_order_relaxed);
  while (left != kNeverFail && left != 0) {
    if (successes_left.compare_exchange_weak(left, left - 1, std::memory_order_relaxed)) {
      return true;
    }
  }
  return left != 0;
}

void CountAllocation(size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  const uint64_t now = bytes_in_use.fetch_add(size, std::memory_order_relaxed) + size;
  uint64_t high = high_water_bytes.load(std::memory_order_relaxed);
  while (now > high &&
         !high_water_bytes.compare_exchange_weak(high, now, std::memory_order_relaxed)) {
  }
}

}  // namespace

AllocationStats GetAllocationStats() {
  return {.bytes_in_use = bytes_in_use.load(std::memory_order_relaxed),
          .high_water_bytes = high_water_bytes.load(std::memory_order_relaxed),
          .allocations = allocations.load(std::memory_order_relaxed),
          .failures = failures.load(std::memory_order_relaxed)};
}

void FailAllocationsAfter(uint64_t successes) {
  successes_left.store(successes, std::memory_order_relaxed);
}

void StopFailingAllocations() { successes_left.store(kNeverFail, std::memory_order_relaxed); }

Buffer::Buffer(Buffer&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
  if (this != &other) {
    Release();
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

Buffer::~Buffer() { Release(); }

Result<Buffer> Buffer::Allocate(size_t size_bytes) {
  Buffer out;
  if (size_bytes == 0) {
    return out;
  }
  // The C library demands a multiple of the alignment.
  const bool fits = size_bytes <= kMaxBufferBytes;
  const size_t rounded = (size_bytes + kBufferAlignment - 1) / kBufferAlignment * kBufferAlignment;
  void* memory = fits && MayAllocate() ? std::aligned_alloc(kBufferAlignment, rounded) : nullptr;
  if (memory == nullptr) {
    failures.fetch_add(1, std::memory_order_relaxed);
    return Fail(Status(StatusCode::kOutOfMemory,
                       "not enough memory; use a smaller image or raise the memory limit")
                    .With("bytes", static_cast<int64_t>(size_bytes)));
  }
  out.data_ = static_cast<uint8_t*>(memory);
  out.size_ = size_bytes;
  CountAllocation(size_bytes);
  return out;
}

void Buffer::Release() {
  if (data_ != nullptr) {
    std::free(data_);
    bytes_in_use.fetch_sub(size_, std::memory_order_relaxed);
  }
  data_ = nullptr;
  size_ = 0;
}

}  // namespace genie
