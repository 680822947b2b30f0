// Mapping: owns one mapping of a file into memory.
//
// Depends on: base; POSIX. Thread safety: a value; concurrent reads are safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include <genie/base/status.h>

namespace genie {

enum class MapAccess : uint8_t { kRead, kReadWrite };

class Mapping {
 public:
  Mapping() = default;
  Mapping(Mapping&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  Mapping& operator=(Mapping&& other) noexcept {
    Mapping taken(std::move(other));
    std::swap(bytes_, taken.bytes_);
    return *this;
  }
  ~Mapping() { Unmap(); }

  // Maps the first `size_bytes` of the file, shared with all others that do. For reading alone the
  // mapping is private, which a file sealed against writing allows on every kernel.
  // Errors: kOutOfMemory (no room for it), kBadData (the file cannot be mapped).
  static Result<Mapping> Map(int fd, size_t size_bytes, MapAccess access);

  // Maps the same file again, in place: no address changes, and at no moment is one unmapped.
  //   MakePrivate   for reading and writing; what is written, this process sees alone
  //   MakeShared    for reading and writing what all share
  // Errors: kOutOfMemory, kBadData.
  Status MakePrivate(int fd);
  Status MakeShared(int fd);

  // Writing through what was mapped for reading is a fault.
  std::span<uint8_t> bytes() const { return bytes_; }
  void Unmap();

 private:
  std::span<uint8_t> bytes_;
};

}  // namespace genie
