// PngMemory: libspng's memory, which remembers that it ran out. Inside libspng zlib's failed
// allocation becomes "IDAT stream error", as if the file were at fault.
//
// Depends on: libspng. Thread safety: the note is the thread's own; a context stays on one thread.
#pragma once

#include <spng.h>

#include <cstdlib>

namespace genie::codec {

class PngMemory {
 public:
  // A new context that allocates here; null when even that fails. Forgets the thread's last note.
  static spng_ctx* NewContext(int flags) {
    ran_out_ = false;
    spng_alloc functions = {Allocate, Reallocate, AllocateZeroed, std::free};
    return spng_ctx_new2(&functions, flags);
  }
  static bool ran_out() { return ran_out_; }

 private:
  static void* Noted(void* block) {
    ran_out_ |= block == nullptr;
    return block;
  }
  static void* Allocate(size_t size) { return Noted(std::malloc(size)); }
  static void* Reallocate(void* block, size_t size) { return Noted(std::realloc(block, size)); }
  static void* AllocateZeroed(size_t count, size_t size) { return Noted(std::calloc(count, size)); }

  static inline thread_local bool ran_out_ = false;
};

}  // namespace genie::codec
