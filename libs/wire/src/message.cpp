// Messages: see genie/wire/message.h.
#include <genie/wire/message.h>

#include <cstring>

#include "hash.h"

namespace genie::wire {
namespace {

// The hash of a message: XXH3 of the header with XXH3 of all that follows in the hash's place.
uint64_t HashMessage(const uint8_t* message, size_t length) {
  uint8_t header[kHeaderBytes];
  std::memcpy(header, message, kHashOffset);
  Store(header + kHashOffset, Hash64(message + kHeaderBytes, length - kHeaderBytes));
  return Hash64(header, kHeaderBytes);
}

// Writes the header in front of a message whose other bytes are there.
void Seal(uint8_t* message, size_t length, const MessageHeader& header) {
  Store(message, kMagic);
  message[4] = header.version;
  message[5] = static_cast<uint8_t>(static_cast<unsigned>(header.compression) |
                                    static_cast<unsigned>(header.kind) << 4);
  Store(message + 6, header.type);
  Store(message + 8, uint64_t{length});
  Store(message + 16, header.body_length);
  Store(message + kHashOffset, HashMessage(message, length));
}

Status WritePlain(const Body& body, MessageHeader header, MessageTarget& target) {
  const size_t length = kHeaderBytes + static_cast<size_t>(body.size());
  uint8_t* const message = target.Take(length);
  if (message == nullptr) {
    return Status(StatusCode::kOutOfMemory, "no memory for a message")
        .With("bytes", static_cast<int64_t>(length));
  }
  body.CopyTo(message + kHeaderBytes);
  Seal(message, length, header);
  return Status::Ok();
}

Status WriteCompressed(const Body& body, MessageHeader header, Codec& codec,
                       MessageTarget& target) {
  std::span<const uint8_t> plain = body.LargestPiece();
  Buffer joined;
  if (!body.InOnePiece()) {
    auto allocated = Buffer::Allocate(static_cast<size_t>(body.size()));
    if (!allocated) return allocated.error();
    joined = std::move(*allocated);
    body.CopyTo(joined.data());
    plain = {joined.data(), joined.size()};
  }
  List<uint8_t> packed;
  GENIE_RETURN_IF_ERROR(codec.Compress(header.compression, plain, kHeaderBytes, packed));
  Seal(packed.data(), packed.size(), header);
  uint8_t* const message = target.Take(packed.size());
  if (message == nullptr) return Status(StatusCode::kOutOfMemory, "no memory for a message");
  std::memcpy(message, packed.data(), packed.size());
  return Status::Ok();
}

Compression Choose(const Body& body, CompressionChoice choice, Codec& codec) {
  return choice == CompressionChoice::kAuto ? codec.Choose(body.LargestPiece(), body.size())
                                            : static_cast<Compression>(choice);
}

Status Bad(const char* text) { return Status(StatusCode::kBadData, text); }

// What can be told before the hash was computed.
Status CheckFrame(std::span<const uint8_t> bytes) {
  if (bytes.size() < kHeaderBytes) return Bad("a message is shorter than its header");
  if (Load<uint32_t>(bytes.data()) != kMagic) return Bad("these bytes are not a message");
  const uint8_t version = bytes[4];
  if (version > kVersion) {
    return Status(StatusCode::kBadData,
                  "the message is of a later version than this reader knows; update the reader")
        .With("version", version)
        .With("newest", kVersion);
  }
  if (version < kOldestVersion) {
    return Status(StatusCode::kBadData, "the message is of a version that is not read any more")
        .With("version", version)
        .With("oldest", kOldestVersion);
  }
  const auto length = Load<uint64_t>(bytes.data() + 8);
  if (length != bytes.size()) {
    return Status(StatusCode::kBadData,
                  length > bytes.size() ? "the message is cut off" : "bytes follow the message")
        .With("length", static_cast<int64_t>(length))
        .With("bytes", static_cast<int64_t>(bytes.size()));
  }
  return Status::Ok();
}

// What the header says, of which the hash was right.
Status CheckHeader(const MessageHeader& header, uint8_t flags, const WireLimits& limits) {
  const uint64_t sent = header.length - kHeaderBytes;
  if ((flags & 0x0F) >= kCompressionCount || (flags >> 4) > static_cast<int>(BodyKind::kScene)) {
    return Bad("the message has flags that this reader does not know");
  }
  if (header.compression == Compression::kNone && header.body_length != sent) {
    return Bad("the message declares another length than its body has");
  }
  if (header.body_length > limits.max_body_bytes) {
    return Status(StatusCode::kLimitExceeded,
                  "the message would be over protocol.max_message_bytes; raise it to read this")
        .With("bytes", static_cast<int64_t>(header.body_length))
        .With("limit", static_cast<int64_t>(limits.max_body_bytes));
  }
  return Status::Ok();
}

}  // namespace

Status WriteMessage(const Body& body, const MessageOptions& options, Codec& codec,
                    MessageTarget& target) {
  GENIE_RETURN_IF_ERROR(body.status());
  if (body.size() > body.limits().max_body_bytes) {
    return Status(StatusCode::kLimitExceeded,
                  "the message is over protocol.max_message_bytes; send it in parts")
        .With("bytes", static_cast<int64_t>(body.size()))
        .With("limit", static_cast<int64_t>(body.limits().max_body_bytes));
  }
  const MessageHeader header{.kind = body.kind(),
                             .compression = Choose(body, options.compression, codec),
                             .type = options.type,
                             .body_length = body.size()};
  return header.compression == Compression::kNone ? WritePlain(body, header, target)
                                                  : WriteCompressed(body, header, codec, target);
}

Result<MessageHeader> ReadHeader(std::span<const uint8_t> bytes, const WireLimits& limits) {
  GENIE_FAIL_IF_ERROR(CheckFrame(bytes));
  if (Load<uint64_t>(bytes.data() + kHashOffset) != HashMessage(bytes.data(), bytes.size())) {
    return Fail(Bad("the message is damaged: its hash differs"));
  }
  const uint8_t flags = bytes[5];
  const MessageHeader header{.version = bytes[4],
                             .kind = static_cast<BodyKind>(flags >> 4),
                             .compression = static_cast<Compression>(flags & 0x0F),
                             .type = Load<uint16_t>(bytes.data() + 6),
                             .length = bytes.size(),
                             .body_length = Load<uint64_t>(bytes.data() + 16)};
  GENIE_FAIL_IF_ERROR(CheckHeader(header, flags, limits));
  return header;
}

Status OpenMessage(std::span<const uint8_t> bytes, const WireLimits& limits, Codec& codec,
                   Buffer& storage, Message& message) {
  const auto header = ReadHeader(bytes, limits);
  if (!header) return header.error();
  const auto sent = bytes.subspan(kHeaderBytes);
  if (header->compression == Compression::kNone) {
    message = {*header, sent};
    return Status::Ok();
  }
  auto allocated = Buffer::Allocate(kHeaderBytes + static_cast<size_t>(header->body_length));
  if (!allocated) return allocated.error();
  const std::span<uint8_t> body(allocated->data() + kHeaderBytes, header->body_length);
  GENIE_RETURN_IF_ERROR(codec.Decompress(header->compression, sent, body));
  storage = std::move(*allocated);
  message = {*header, {storage.data() + kHeaderBytes, body.size()}};
  return Status::Ok();
}

}  // namespace genie::wire
