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

namespace {

constexpr size_t kMaxStoredBlock = 65535;  // DEFLATE's
constexpr size_t kBlockHeader = 5;
constexpr size_t kChunkPrefix = 8;  // length and type
constexpr size_t kAdlerBytes = 4;
constexpr size_t kCrcBytes = 4;
constexpr uint8_t kZlibHeader[] = {0x78, 0x01};

// Calls `visit(content)` for each IDAT chunk.
template <typename Visit>
void VisitPixelChunks(std::span<const uint8_t> bytes, const Visit& visit) {
  size_t offset = kPngSignatureBytes;
  Chunk chunk;
  while (ReadChunk(bytes, offset, chunk) && chunk.type != "IEND") {
    if (chunk.type == "IDAT") {
      visit(bytes.subspan(offset + kChunkPrefix, chunk.end - offset - kPngChunkOverhead));
    }
    offset = chunk.end;
  }
}

}  // namespace

PngPixelChunks FindPngPixelChunks(std::span<const uint8_t> bytes) {
  PngPixelChunks found;
  VisitPixelChunks(bytes, [&](std::span<const uint8_t> content) {
    if (found.count++ == 0) {
      found.first_offset = static_cast<size_t>(content.data() - bytes.data());
    }
    found.bytes += content.size();
  });
  return found;
}

void CopyPngPixelChunks(std::span<const uint8_t> bytes, uint8_t* target) {
  VisitPixelChunks(bytes, [&](std::span<const uint8_t> content) {
    if (!content.empty()) {
      std::memcpy(target, content.data(), content.size());
    }
    target += content.size();
  });
}

bool PngStream::NextChunk() {
  Chunk chunk;
  while (ReadChunk(bytes_, next_chunk_, chunk)) {
    const size_t begin = std::exchange(next_chunk_, chunk.end);
    const bool replaced = chunk.type == "IDAT" && !scanlines_.empty();
    if (replaced && !scanlines_done_) {
      scanlines_done_ = true;
      BeginScanlines();
      return true;
    }
    if (chunk.kept() && !replaced) {
      part_ = bytes_.subspan(begin, chunk.end - begin);
      return true;
    }
  }
  return false;
}

void PngStream::BeginScanlines() {
  const size_t blocks = (scanlines_.size() + kMaxStoredBlock - 1) / kMaxStoredBlock;
  const size_t length =
      sizeof(kZlibHeader) + blocks * kBlockHeader + scanlines_.size() + kAdlerBytes;
  for (int i = 0; i < 4; ++i) {
    frame_[i] = static_cast<uint8_t>(length >> (24 - 8 * i));
  }
  std::memcpy(frame_ + 4, "IDAT", 4);
  std::memcpy(frame_ + kChunkPrefix, kZlibHeader, sizeof(kZlibHeader));
  part_ = std::span(frame_).first(kChunkPrefix + sizeof(kZlibHeader));
  stage_ = Stage::kBlockHeader;
}

// A stored block: final flag, length, its complement, little-endian.
void PngStream::BeginBlock() {
  const size_t left = scanlines_.size() - next_scanline_byte_;
  const size_t size = std::min(left, kMaxStoredBlock);
  frame_[0] = size == left ? 1 : 0;
  frame_[1] = static_cast<uint8_t>(size);
  frame_[2] = static_cast<uint8_t>(size >> 8);
  frame_[3] = static_cast<uint8_t>(~frame_[1]);
  frame_[4] = static_cast<uint8_t>(~frame_[2]);
  part_ = std::span(frame_).first(kBlockHeader);
  stage_ = Stage::kBlock;
}

void PngStream::TakeBlock() {
  const size_t size = std::min(scanlines_.size() - next_scanline_byte_, kMaxStoredBlock);
  part_ = scanlines_.subspan(next_scanline_byte_, size);
  next_scanline_byte_ += size;
  stage_ = next_scanline_byte_ < scanlines_.size() ? Stage::kBlockHeader : Stage::kChecksums;
}

void PngStream::EndScanlines() {
  std::memset(frame_, 0, kAdlerBytes + kCrcBytes);
  part_ = std::span(frame_).first(kAdlerBytes + kCrcBytes);
  stage_ = Stage::kChunks;
}

bool PngStream::NextPart() {
  switch (stage_) {
    case Stage::kChunks:
      return NextChunk();
    case Stage::kBlockHeader:
      BeginBlock();
      break;
    case Stage::kBlock:
      TakeBlock();
      break;
    case Stage::kChecksums:
      EndScanlines();
      break;
  }
  return true;
}

bool PngStream::Read(uint8_t* target, size_t count) {
  while (count > 0) {
    if (part_.empty() && !NextPart()) {
      return false;
    }
    const size_t step = std::min(count, part_.size());
    std::memcpy(target, part_.data(), step);
    target += step;
    part_ = part_.subspan(step);
    count -= step;
  }
  return true;
}

}  // namespace genie::codec
