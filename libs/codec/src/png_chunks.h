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

// Reads the signature and the kept chunks as one stream. `bytes` passed CheckPngChunks().
class PngStream {
 public:
  explicit PngStream(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  // Copies the next `count` bytes; false at the end.
  bool Read(uint8_t* target, size_t count);

 private:
  bool NextPart();

  std::span<const uint8_t> bytes_;
  size_t next_chunk_ = kPngSignatureBytes;
  size_t part_begin_ = 0;  // what is left of the current part
  size_t part_end_ = kPngSignatureBytes;
};

}  // namespace genie::codec
