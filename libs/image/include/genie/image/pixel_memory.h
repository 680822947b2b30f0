// PixelMemory: pixels that live in memory of a special kind, such as memory that other processes
// can map. A pool takes such pieces from their source as it takes plain memory from Buffer.
//
//   PixelMemorySource::Allocate(bytes) ──▶ PixelMemory ──▶ a pool's block ──▶ Image
//
// Owns: nothing here; an implementation owns its memory until Destroy().
// Depends on: base. Thread safety: an implementation's functions may be called from any thread, one
// at a time for each piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/base/status.h>

namespace genie {

// Whether pixels are this process's alone or lie where another process can be let in.
enum class Placement : uint8_t { kPrivate, kShareable };

class PixelMemory {
 public:
  virtual std::span<uint8_t> bytes() = 0;
  // An address that tells the kind: implementations compare it before they cast.
  virtual const void* kind() const = 0;
  // Whether a pool may hand it out again. Asked when the last Image over it has gone.
  virtual bool is_reusable() const = 0;
  // Gives the memory back; the object is gone.
  virtual void Destroy() = 0;

 protected:
  ~PixelMemory() = default;
};

class PixelMemorySource {
 public:
  // Zeroed or reused bytes, aligned to a cache line at least.
  // Errors: kOutOfMemory, kUnavailable, kLimitExceeded.
  virtual Result<PixelMemory*> Allocate(size_t size_bytes) = 0;

 protected:
  ~PixelMemorySource() = default;
};

}  // namespace genie
