// Memory of the portable libraries: a Buffer owns bytes, every allocation is counted and can be
// told to fail, and a failed one is a Status, never an exception or an abort.
//
// Depends on: status.h.
// Thread safety: a Buffer belongs to one thread at a time; the counters are process-wide atomics.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/base/status.h>

namespace genie {

// Alignment of every Buffer: a cache line, and the widest vector in use (64 bytes).
inline constexpr size_t kBufferAlignment = 64;

// What the process holds and did through Buffer since its start.
struct AllocationStats {
  uint64_t bytes_in_use = 0;
  uint64_t high_water_bytes = 0;
  uint64_t allocations = 0;
  uint64_t failures = 0;
};
AllocationStats GetAllocationStats();

// For tests: the allocation after the next `successes` ones fails, and so does every later one,
// until StopFailingAllocations().
void FailAllocationsAfter(uint64_t successes);
void StopFailingAllocations();

// Uninitialised bytes, aligned to kBufferAlignment; moves, never copies.
class Buffer {
 public:
  Buffer() = default;
  Buffer(Buffer&& other) noexcept;
  Buffer& operator=(Buffer&& other) noexcept;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer();

  // Errors: kOutOfMemory.
  static Result<Buffer> Allocate(size_t size_bytes);

  uint8_t* data() { return data_; }
  const uint8_t* data() const { return data_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  void Release();

 private:
  uint8_t* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace genie
