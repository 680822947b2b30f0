// Messages: a header and a body, one after the other. Writing seals a Body, reading checks every
// length and the hash before anything is made of it.
//
//   Body body(BodyKind::kTree);
//   TreeWriter writer(body);             // tree_writer.h; or WriteScene of scene_writer.h
//   ...
//   ListTarget target(bytes);
//   WriteMessage(body, {.compression = CompressionChoice::kAuto}, codec, target);
//
//   Buffer storage;                      // holds the body where it was compressed
//   Message message;
//   OpenMessage(bytes, limits, codec, storage, message);
//   TreeReader reader(message, limits);  // tree_reader.h; or SceneView of scene_view.h
//
// Depends on: base, body.h, compression.h, format.h, limits.h. Thread safety: free functions on
// distinct arguments.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/buffer.h>
#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/wire/body.h>
#include <genie/wire/compression.h>
#include <genie/wire/format.h>
#include <genie/wire/limits.h>

namespace genie::wire {

enum class CompressionChoice : uint8_t { kNone, kLz4, kZstd, kGzip, kAuto };

struct MessageOptions {
  uint16_t type = 0;  // the application's; the format gives it no meaning
  CompressionChoice compression = CompressionChoice::kAuto;
};

// Where a message is written to: asked once for memory, when the size is known.
class MessageTarget {
 public:
  // `bytes` bytes to be filled, or nullptr where there is no memory.
  virtual uint8_t* Take(size_t bytes) = 0;

 protected:
  ~MessageTarget() = default;
};

// Writes into a List, which it overwrites.
class ListTarget final : public MessageTarget {
 public:
  explicit ListTarget(List<uint8_t>& list) : list_(list) {}
  uint8_t* Take(size_t bytes) override { return list_.Resize(bytes).ok() ? list_.data() : nullptr; }

 private:
  List<uint8_t>& list_;
};

// Writes the message of `body`. An uncompressed one is copied once, from the pieces of the body.
//
// Cost:   O(bytes).
// Errors: the body's own first one; kLimitExceeded: the body is over its limit; kOutOfMemory.
Status WriteMessage(const Body& body, const MessageOptions& options, Codec& codec,
                    MessageTarget& target);

// A checked header.
struct MessageHeader {
  uint8_t version = kVersion;
  BodyKind kind = BodyKind::kTree;
  Compression compression = Compression::kNone;
  uint16_t type = 0;
  uint64_t length = 0;       // of the whole message
  uint64_t body_length = 0;  // after decompression
};

// Checks what stands before the body, the length and the hash of all; reads no body.
//
//   bytes   exactly one message
//
// Cost:   O(bytes), about 0.05 ns each. Allocates nothing.
// Errors: kBadData: not a message, cut off, followed by further bytes, damaged, of a later
//         version; kLimitExceeded: the body would be over the limit.
Result<MessageHeader> ReadHeader(std::span<const uint8_t> bytes, const WireLimits& limits);

struct Message {
  MessageHeader header;
  // Uncompressed. Its first byte is at place kHeaderBytes of the message.
  std::span<const uint8_t> body;
};

// ReadHeader, and the body: a view of `bytes`, or of `storage` where it was compressed. `storage`
// is overwritten then; its first byte is the place 0 of the message, at an address that is a
// multiple of 64, so that arrays are aligned in memory.
//
// Ownership: `message` borrows `bytes` or `storage`.
// Errors:    as ReadHeader and Codec::Decompress; kOutOfMemory.
Status OpenMessage(std::span<const uint8_t> bytes, const WireLimits& limits, Codec& codec,
                   Buffer& storage, Message& message);

}  // namespace genie::wire
