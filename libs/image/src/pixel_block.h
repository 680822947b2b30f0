// PixelBlock: the header in front of owned pixels, and the state of a pool that it returns to.
// Private to libs/image.
//
//   ┌ 128 bytes: PixelBlock ┬ pixels, aligned to 64 ┐   one Buffer, owned by its own header
//
// A block of wrapped or of shareable memory is a header alone.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include <genie/base/buffer.h>
#include <genie/image/pool.h>

namespace genie::internal {

struct PixelBlock {
  std::atomic<int32_t> references{1};
  int16_t size_class = -1;           // -1: belongs to no class and is freed when dropped
  std::atomic<bool> writable{true};  // false: constant memory, wrapped or frozen
  Placement placement = Placement::kPrivate;
  PoolState* pool = nullptr;
  PixelBlock* next_idle = nullptr;
  void (*release)(void*) = nullptr;  // wrapped memory
  void* release_context = nullptr;
  PixelMemory* special = nullptr;  // owned; its bytes are the pixels
  int64_t held_bytes = 0;          // as the pool counts them
  int64_t used_bytes = 0;          // what was asked for at the last Take
  Buffer memory;                   // holds this header and, where `special` is null, the pixels

  uint8_t* pixels();
};

inline constexpr size_t kPixelOffset = 2 * kBufferAlignment;
static_assert(sizeof(PixelBlock) <= kPixelOffset);

inline uint8_t* PixelBlock::pixels() {
  return special != nullptr ? special->bytes().data()
                            : reinterpret_cast<uint8_t*>(this) + kPixelOffset;
}

// Four classes to a power of two, from 4 KiB to 1 GiB.
inline constexpr int32_t kStepsPerDoubling = 4;
inline constexpr int32_t kSmallestClassLog2 = 12;
inline constexpr int32_t kLargestClassLog2 = 30;
inline constexpr int32_t kClassCount =
    (kLargestClassLog2 - kSmallestClassLog2) * kStepsPerDoubling + 1;

// The smallest class that holds `bytes`, or -1 above the largest.
int32_t SizeClassOf(int64_t bytes);
int64_t SizeClassBytes(int32_t size_class);

// Held for a few dozen instructions; never while memory is allocated or freed.
class SpinLock {
 public:
  void lock() {
    while (held_.exchange(true, std::memory_order_acquire)) {
      while (held_.load(std::memory_order_relaxed)) {
      }
    }
  }
  void unlock() { held_.store(false, std::memory_order_release); }

 private:
  std::atomic<bool> held_{false};
};

class Guard {
 public:
  explicit Guard(SpinLock& lock) : lock_(lock) { lock_.lock(); }
  ~Guard() { lock_.unlock(); }
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

 private:
  SpinLock& lock_;
};

// The idle blocks of one size class and placement.
struct IdleList {
  PixelBlock* first = nullptr;
  int32_t count = 0;
  int32_t low = 0;  // the smallest count since the last TrimUnused: nobody needed so many
};

struct PoolState {
  std::atomic<int32_t> references{1};  // handles and blocks outside
  PoolOptions options;
  SpinLock lock;                                            // guards what follows
  std::array<std::array<IdleList, kClassCount>, 2> idle{};  // [placement][size class]
  PoolStats stats;
  Buffer memory;  // holds this state
};

// A block with room for `bytes` pixels and one reference. `pool` may be null for private ones.
Result<PixelBlock*> TakeBlock(PoolState* pool, int64_t bytes,
                              Placement placement = Placement::kPrivate);
void AddReference(PixelBlock* block);
void DropReference(PixelBlock* block);
void DropReference(PoolState* pool);

}  // namespace genie::internal
