// Memory shared between processes, without a way for one to crash or fool the other.
//
//   writer                                   reader
//   SharedRegion::Create(size)
//   write into bytes()
//   Freeze() ── descriptor over a socket ──▶ SharedView::Open()   read bytes()
//
// A mapped file that its owner truncates kills the reader with SIGBUS, and one that changes while
// it is checked fools it. So a SharedView maps only what the kernel promises never to shrink or
// change (a memfd with its seals on, which the reader itself asks for); everything else that is
// shared memory is copied by reading, which can do neither. What is no shared memory is refused.
//
// RegionBacking::kPosix is for systems without memfd: a name that is gone as soon as it is opened,
// and a descriptor for reading alone. It cannot be sealed, so its reader gets a copy.
//
// Owns: SharedRegion and SharedView their mapping; the memory itself lives as long as any mapping
// or descriptor of it.
// Depends on: base; Linux 3.17 for seals. Thread safety: values; concurrent reads are safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/base/buffer.h>
#include <genie/base/status.h>
#include <genie/shm/descriptor.h>
#include <genie/shm/mapping.h>

namespace genie {

inline constexpr size_t kMaxSharedBytes = size_t{1} << 32;

enum class RegionBacking : uint8_t { kMemfd, kPosix };

class SharedRegion {
 public:
  // Zeroed memory that nobody can resize.
  // Errors: kInvalidArgument (no bytes), kLimitExceeded (over kMaxSharedBytes), kOutOfMemory,
  //         kUnavailable (the system has no such memory).
  static Result<SharedRegion> Create(size_t size_bytes,
                                     RegionBacking backing = RegionBacking::kMemfd);

  // The memory of another process, to write into. Its size has to be sealed.
  // Errors: kBadData (no shared memory, or one whose size may change), kLimitExceeded.
  static Result<SharedRegion> Attach(const Descriptor& descriptor, size_t max_bytes);

  std::span<uint8_t> bytes() { return mapping_.bytes(); }

  // A second descriptor, for a peer that Attaches. Errors: kUnavailable.
  Result<Descriptor> Duplicate() const;

  // Ends writing for ever: the mapping goes, the contents are sealed. The descriptor is for
  // SharedView::Open, here or in another process.
  // Errors: kUnavailable (another process has the memory mapped for writing).
  Result<Descriptor> Freeze() &&;

  // The same, but bytes() stay where they are and as they are, for readers of before; what is
  // written there from now on this process sees alone. Once only, and memfd only.
  // Errors: as above; kOutOfMemory.
  Result<Descriptor> FreezeInPlace();

 private:
  SharedRegion(Descriptor descriptor, Mapping mapping, RegionBacking backing)
      : descriptor_(std::move(descriptor)), mapping_(std::move(mapping)), backing_(backing) {}

  Descriptor descriptor_;
  Mapping mapping_;
  RegionBacking backing_;
};

class SharedView {
 public:
  // Errors: kBadData (no shared memory, empty, shorter than it said), kLimitExceeded (more than
  //         `max_bytes`, checked before anything is allocated or mapped), kOutOfMemory.
  static Result<SharedView> Open(const Descriptor& descriptor, size_t max_bytes);

  std::span<const uint8_t> bytes() const;
  // The contents were not sealed and have been copied.
  bool is_copy() const { return !copy_.empty(); }

 private:
  Mapping mapping_;
  Buffer copy_;
};

}  // namespace genie
