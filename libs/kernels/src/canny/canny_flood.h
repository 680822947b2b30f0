// CannyFlood: makes weak pixels strong, and all that are weak and connected to them.
//
// Owns nothing; works in the caller's plane with the caller's stack. Where the stack is full a
// pixel stays weak and is_full() tells so: another look at the plane finds it again, next to a
// strong one.
//
// Depends on: canny.h. Thread safety: one thread at a time.
#pragma once

#include <genie/kernels/canny.h>

namespace genie::kernels {

class CannyFlood {
 public:
  CannyFlood(Rows<uint8_t> plane, Extent extent, uint64_t* stack, size_t capacity)
      : plane_(plane), extent_(extent), stack_(stack), capacity_(capacity) {}

  bool HasStrongNeighbour(size_t x, size_t y) const {
    for (size_t v = FirstOf(y); v <= LastOf(y, extent_.height); ++v) {
      const uint8_t* row = plane_.row(static_cast<ptrdiff_t>(v));
      for (size_t u = FirstOf(x); u <= LastOf(x, extent_.width); ++u) {
        if (row[u] == kCannyStrong) return true;
      }
    }
    return false;
  }

  void From(size_t x, size_t y) {
    Push(x, y);
    while (size_ != 0) {
      const uint64_t place = stack_[--size_];
      PushWeakAround(static_cast<size_t>(place & 0xFFFFFFFFu), static_cast<size_t>(place >> 32));
    }
  }

  // Whether a pixel had to stay weak since the last call.
  bool TakeWasFull() {
    const bool was_full = was_full_;
    was_full_ = false;
    return was_full;
  }

 private:
  static size_t FirstOf(size_t i) { return i == 0 ? 0 : i - 1; }
  static size_t LastOf(size_t i, size_t length) { return i + 1 < length ? i + 1 : i; }

  void Push(size_t x, size_t y) {
    if (size_ == capacity_) {
      was_full_ = true;
      return;
    }
    plane_.row(static_cast<ptrdiff_t>(y))[x] = kCannyStrong;
    stack_[size_++] = static_cast<uint64_t>(y) << 32 | x;
  }

  void PushWeakAround(size_t x, size_t y) {
    for (size_t v = FirstOf(y); v <= LastOf(y, extent_.height); ++v) {
      const uint8_t* row = plane_.row(static_cast<ptrdiff_t>(v));
      for (size_t u = FirstOf(x); u <= LastOf(x, extent_.width); ++u) {
        if (row[u] == kCannyWeak) Push(u, v);
      }
    }
  }

  Rows<uint8_t> plane_;
  Extent extent_;
  uint64_t* stack_;
  size_t capacity_;
  size_t size_ = 0;
  bool was_full_ = false;
};

}  // namespace genie::kernels
