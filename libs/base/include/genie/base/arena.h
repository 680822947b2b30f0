// Arena: scratch memory for one call. Bytes are handed out by moving a pointer and given back all
// at once by Reset(), which keeps the memory: the second call of the same size allocates nothing.
//
// Depends on: buffer.h.
// Thread safety: one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <genie/base/buffer.h>
#include <genie/base/list.h>

namespace genie {

class Arena {
 public:
  static constexpr size_t kMaxBlocks = 24;  // each at least twice the one before
  static constexpr size_t kFirstBlockBytes = 65536;

  // `count` uninitialised values, aligned to a cache line, valid until Reset().
  // Errors: kOutOfMemory.
  template <typename T>
  Result<std::span<T>> Take(size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (count > SIZE_MAX / sizeof(T) / 2) {
      return Fail(Status(StatusCode::kOutOfMemory, "scratch size overflows"));
    }
    auto bytes = TakeBytes(count * sizeof(T));
    if (!bytes) {
      return Fail(bytes.error());
    }
    return std::span<T>(reinterpret_cast<T*>(*bytes), count);
  }

  // Forgets everything handed out. When several blocks were needed, the next use gets one block
  // as large as all of them.
  void Reset();

  size_t capacity_bytes() const { return capacity_; }

 private:
  Result<uint8_t*> TakeBytes(size_t bytes);

  Buffer blocks_[kMaxBlocks];
  size_t block_count_ = 0;
  size_t used_ = 0;      // bytes used of the last block
  size_t capacity_ = 0;  // bytes of all blocks
  size_t next_bytes_ = kFirstBlockBytes;
};

}  // namespace genie
