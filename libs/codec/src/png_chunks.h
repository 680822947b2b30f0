// The chunks of a PNG that carry pixels, and nothing else: what libspng gets to see.
//
// A PNG is walked once before anything is decoded: every chunk must lie inside the file and the
// last must be IEND, so a truncated file is found before its pixels are allocated; the checksums of
// the kept chunks must be right (libspng would not look at the last one's). Ancillary
// chunks (colour profiles, text, EXIF, animation) are left out, so that no bomb inside one is ever
// inflated; tRNS stays. An unknown critical chunk is an error, as the standard asks.
//
// Private to libs/codec. Depends on: base, zlib.
// Source: PNG specification, second edition (ISO/IEC 15948), clauses 5 and 11.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/base/status.h>

namespace genie::codec {

inline constexpr size_t kPngSignatureBytes = 8;
inline constexpr size_t kPngChunkOverhead = 12;  // length, type and CRC
inline constexpr size_t kPngHeaderEnd = kPngSignatureBytes + kPngChunkOverhead + 13;
// More chunks than any writer makes of 64 MiB; ends files made of empty chunks.
inline constexpr int64_t kMaxPngChunks = 1'000'000;

// Cost:   one pass over the kept chunks for their checksums.
// Errors: kBadData: truncated, a wrong checksum, a broken or unknown critical chunk.
// kLimitExceeded: too many chunks.
Status CheckPngChunks(std::span<const uint8_t> bytes);

// The IDAT chunks of a file that passed CheckPngChunks(): `first_offset` is where the content of
// the first lies, `bytes` the length of all contents.
struct PngPixelChunks {
  int64_t count = 0;
  size_t first_offset = 0;
  size_t bytes = 0;
};
PngPixelChunks FindPngPixelChunks(std::span<const uint8_t> bytes);

// Writes the contents one after another; `target` has room for all.
void CopyPngPixelChunks(std::span<const uint8_t> bytes, uint8_t* target);

// Reads the signature and the kept chunks as one stream. `bytes` passed CheckPngChunks().
//
// With `scanlines` (not empty), the IDAT chunks are replaced by one that holds them in stored
// blocks:
//   length IDAT | zlib header | (block header, up to 65535 bytes) ... | Adler-32 | CRC
// Both checksums are zero: the reader must not look at them.
class PngStream {
 public:
  PngStream(std::span<const uint8_t> bytes, std::span<const uint8_t> scanlines)
      : bytes_(bytes), scanlines_(scanlines), part_(bytes.first(kPngSignatureBytes)) {}

  // Copies the next `count` bytes; false at the end.
  bool Read(uint8_t* target, size_t count);

 private:
  enum class Stage : uint8_t { kChunks, kBlockHeader, kBlock, kChecksums };

  bool NextPart();
  bool NextChunk();
  void BeginScanlines();
  void BeginBlock();
  void TakeBlock();
  void EndScanlines();

  std::span<const uint8_t> bytes_;
  std::span<const uint8_t> scanlines_;
  std::span<const uint8_t> part_;  // what is left of the current part
  size_t next_chunk_ = kPngSignatureBytes;
  Stage stage_ = Stage::kChunks;
  bool scanlines_done_ = false;
  size_t next_scanline_byte_ = 0;
  uint8_t frame_[16] = {};  // headers and checksums that are made here
};

}  // namespace genie::codec
