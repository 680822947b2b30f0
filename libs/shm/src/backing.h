// Backing: the memory behind a SharedRegion, as the system gives it, and its seals.
//
// Depends on: region.h. Thread safety: pure functions over descriptors.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/base/status.h>
#include <genie/shm/region.h>

namespace genie {

struct BackingFiles {
  Descriptor writer;  // to map and write
  Descriptor shared;  // what peers get; invalid: a duplicate of `writer`
};

// Errors: kUnavailable, kOutOfMemory.
Result<BackingFiles> CreateBacking(size_t size_bytes, RegionBacking backing);

// What the kernel promises about a file of shared memory.
enum class Promise : uint8_t {
  kNone,       // shared memory, but anybody may resize and rewrite it
  kFixedSize,  // it can neither shrink nor grow
  kFrozen,     // nor change
  kNotMemory,  // not a file of shared memory at all
};
Promise PromiseOf(const Descriptor& descriptor);

// Adds the seals of a promise. Errors: kUnavailable.
Status SealFor(const Descriptor& descriptor, Promise promise);

// Errors: kBadData (not a file of shared memory, or empty), kLimitExceeded.
Result<size_t> SizeOf(const Descriptor& descriptor, size_t max_bytes);

}  // namespace genie
