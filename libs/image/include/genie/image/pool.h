// BufferPool: memory for pixels that is taken, given back and taken again, so that a stream of
// frames allocates nothing once it has seen its sizes.
//
//   Take(bytes) ──▶ size class ──▶ idle block? hit : Buffer::Allocate (miss) ──▶ PixelBlock
//   last reference dropped ──▶ back to the idle list of its class, or freed past max_idle_bytes
//   TrimUnused() once an interval ──▶ what nobody took meanwhile goes back to the system
//
// Blocks come in two placements: private ones from Buffer, and shareable ones from the memory
// source that the pool was given (libs/shm). One limit counts both.
//
// Size classes: four steps to a power of two (4096, 5120, 6144, 7168, 8192, ...), so a block is at
// most a quarter larger than asked for. Larger than the last class: allocated and freed each time.
//
// Owns: idle blocks, and the count of those outside. Blocks may outlive the BufferPool handle: its
// state ends with the last of both. Giving memory back is a call, never a thread.
//
// Depends on: pixel_memory.h, base. No system lock: short critical sections behind an atomic flag.
// Thread safety: every call, from any thread. A BufferPool is a handle; copies share one pool.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/base/status.h>
#include <genie/image/pixel_memory.h>

namespace genie {

struct PoolOptions {
  // Bytes of all blocks, used and idle: a Take() above it fails.
  int64_t max_bytes = int64_t{2} << 30;
  // Idle bytes kept for reuse; blocks that come back above it are freed at once.
  int64_t max_idle_bytes = int64_t{256} << 20;
  // Where shareable blocks come from; null: the pool has none. Outlives the pool and its blocks.
  PixelMemorySource* shareable = nullptr;
};

struct PoolStats {
  int64_t bytes_in_use = 0;  // blocks outside, by the size of their class
  int64_t idle_bytes = 0;
  int64_t high_water_bytes = 0;       // of bytes_in_use
  int64_t held_high_water_bytes = 0;  // of bytes_in_use + idle_bytes
  int64_t hits = 0;                   // Takes served by an idle block
  int64_t misses = 0;                 // Takes that allocated
};

namespace internal {
struct PixelBlock;
struct PoolState;
}  // namespace internal

class BufferPool {
 public:
  // A null handle: Image::Create with it allocates each time, as with no pool at all.
  BufferPool() = default;
  BufferPool(const BufferPool& other);
  BufferPool(BufferPool&& other) noexcept;
  BufferPool& operator=(const BufferPool& other);
  BufferPool& operator=(BufferPool&& other) noexcept;
  ~BufferPool();

  // Errors: kInvalidArgument (a negative limit), kOutOfMemory.
  static Result<BufferPool> Create(const PoolOptions& options = {});

  // Frees idle blocks, largest classes first, until at most `keep_idle_bytes` stay. Returns the
  // bytes freed.
  int64_t Trim(int64_t keep_idle_bytes = 0);

  // Frees the idle blocks that stayed idle since the last call of this function, so that a working
  // set in use is kept and a burst's memory is not. Returns the bytes freed.
  int64_t TrimUnused();

  PoolStats stats() const;
  // Whether neither another handle nor a block outside holds the pool.
  bool is_last_holder() const;
  explicit operator bool() const { return state_ != nullptr; }

 private:
  friend class Image;
  internal::PoolState* state_ = nullptr;
};

}  // namespace genie
