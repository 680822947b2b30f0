// Body: the bytes of a message while they are put together. Small things are copied into one
// growing buffer; large ones (pixels, a Scene's lists) are borrowed until the message is written,
// so that each is copied once, to where it stays.
//
// The first error is kept; what is written after it goes nowhere, so that a writer of many small
// pieces asks once, at its end.
//
// Ownership: owns its buffer, which Clear() keeps; borrowed bytes must stay until the message is
// written. Depends on: base, format.h, limits.h. Thread safety: one thread at a time.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/buffer.h>
#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/wire/format.h>
#include <genie/wire/limits.h>

namespace genie::wire {

// Smaller blocks are copied at once: to remember them costs as much.
inline constexpr size_t kSmallestBorrowed = 512;

class Body {
 public:
  explicit Body(BodyKind kind, const WireLimits& limits = {}) : kind_(kind), limits_(limits) {}
  Body(Body&&) = delete;  // writers hold references to it

  // Room for `bytes` more, to be filled and then taken by Advance(); nullptr after an error.
  uint8_t* Room(size_t bytes) {
    if (bytes <= static_cast<size_t>(end_ - at_)) [[likely]]
      return at_;
    return Grow(bytes);
  }
  void Advance(size_t bytes) { at_ += bytes; }

  void Append(std::span<const uint8_t> bytes);
  // Zeros until the place in the message is a multiple of `alignment`, a power of two.
  void AlignTo(size_t alignment);
  void Borrow(std::span<const uint8_t> bytes);

  // Keeps the first error.
  void Fail(const Status& status);
  const Status& status() const { return status_; }

  BodyKind kind() const { return kind_; }
  const WireLimits& limits() const { return limits_; }
  uint64_t size() const { return OwnBytes() + borrowed_bytes_; }
  // Bytes that were copied, by their index in the buffer: `index` is what OwnBytes() was.
  size_t OwnBytes() const { return static_cast<size_t>(at_ - buffer_.data()); }
  const uint8_t* Own(size_t index) const { return buffer_.data() + index; }

  // The whole body when it lies in one piece, or its largest piece.
  std::span<const uint8_t> LargestPiece() const;
  bool InOnePiece() const { return blocks_.empty(); }
  // Writes size() bytes.
  void CopyTo(uint8_t* target) const;

  // Empty again, without an error. Buffers of up to a MiB are kept.
  void Clear();

 private:
  struct Block {
    size_t own_before;  // bytes of the buffer that come before it
    const uint8_t* data;
    size_t size;
  };

  uint8_t* Grow(size_t bytes);

  BodyKind kind_;
  WireLimits limits_;
  Buffer buffer_;
  uint8_t* at_ = nullptr;
  uint8_t* end_ = nullptr;
  List<Block> blocks_;
  uint64_t borrowed_bytes_ = 0;
  Status status_;
};

}  // namespace genie::wire
