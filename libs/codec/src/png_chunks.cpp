// PNG chunks: see png_chunks.h.
#include "png_chunks.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "decoder.h"

namespace genie::codec {
namespace {

struct Chunk {
  std::string_view type;
  size_t end = 0;  // offset behind its CRC

  bool critical() const { return (type[0] & 0x20) == 0; }
  bool kept() const { return critical() || type == "tRNS"; }
};

// False when the chunk does not lie inside the file.
bool ReadChunk(std::span<const uint8_t> bytes, size_t offset, Chunk& chunk) {
  if (bytes.size() - offset < kPngChunkOverhead) {
    return false;
  }
  const size_t length = LoadBigEndian32(bytes.data() + offset);
  if (length > bytes.size() - offset - kPngChunkOverhead) {
    return false;
  }
  chunk.type = {reinterpret_cast<const char*>(bytes.data()) + offset + 4, 4};
  chunk.end = offset + kPngChunkOverhead + length;
  return true;
}

bool IsLetters(std::string_view type) {
  return std::all_of(type.begin(), type.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

Status CheckType(std::string_view type) {
  if (!IsLetters(type)) {
    return Corrupt("corrupt PNG: a chunk's type is not four letters");
  }
  const bool critical = (type[0] & 0x20) == 0;
  if (critical && type != "IHDR" && type != "PLTE" && type != "IDAT" && type != "IEND") {
    return Corrupt("corrupt PNG: an unknown chunk that a decoder must understand")
        .With("chunk", type);
  }
  return Status::Ok();
}

// The CRC covers type and content. Chunks are at most 2^31 - 1 bytes: zlib counts in 32 bits.
Status CheckCrc(std::span<const uint8_t> bytes, size_t offset, const Chunk& chunk) {
  const uint8_t* begin = bytes.data() + offset + 4;
  const size_t size = chunk.end - 4 - (offset + 4);
  if (size > 0x7fffffffu ||
      crc32(0, begin, static_cast<uInt>(size)) != LoadBigEndian32(begin + size)) {
    return Corrupt("corrupt PNG: a chunk's checksum is wrong; copy it again")
        .With("chunk", chunk.type);
  }
  return Status::Ok();
}

}  // namespace

Status CheckPngChunks(std::span<const uint8_t> bytes) {
  size_t offset = kPngSignatureBytes;
  for (int64_t count = 0; count < kMaxPngChunks; ++count) {
    Chunk chunk;
    if (!ReadChunk(bytes, offset, chunk)) {
      return Corrupt("truncated PNG: the file ends inside a chunk; copy it again");
    }
    GENIE_RETURN_IF_ERROR(CheckType(chunk.type));
    if (chunk.kept()) {
      GENIE_RETURN_IF_ERROR(CheckCrc(bytes, offset, chunk));
    }
    if (chunk.type == "IEND") {
      return Status::Ok();  // what follows belongs to no one, as in browsers
    }
    offset = chunk.end;
  }
  return Status(StatusCode::kLimitExceeded, "PNG has too many chunks; write it anew")
      .With("limit", kMaxPngChunks);
}

bool PngStream::NextPart() {
  Chunk chunk;
  while (ReadChunk(bytes_, next_chunk_, chunk)) {
    part_begin_ = std::exchange(next_chunk_, chunk.end);
    part_end_ = chunk.end;
    if (chunk.kept()) {
      return true;
    }
  }
  part_begin_ = part_end_;
  return false;
}

bool PngStream::Read(uint8_t* target, size_t count) {
  while (count > 0) {
    if (part_begin_ == part_end_ && !NextPart()) {
      return false;
    }
    const size_t step = std::min(count, part_end_ - part_begin_);
    std::memcpy(target, bytes_.data() + part_begin_, step);
    target += step;
    part_begin_ += step;
    count -= step;
  }
  return true;
}

}  // namespace genie::codec
