// Compression of bodies: each kind by its library, one buffer to one buffer.
//
//   kLz4    one LZ4 block            fastest both ways
//   kZstd   one Zstandard frame      smallest at speed
//   kGzip   one gzip member          what every language reads without a further library
//
// Depends on: base, limits.h; LZ4, Zstandard, ISA-L (writes gzip), libdeflate (reads it).
// Thread safety: a Codec belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/wire/limits.h>

namespace genie::wire {

enum class Compression : uint8_t { kNone, kLz4, kZstd, kGzip };
inline constexpr size_t kCompressionCount = 4;

// "none", "lz4", "zstd", "gzip"; static storage.
std::string_view CompressionName(Compression compression);

// Holds the libraries' contexts, made when first needed and reused: a fresh one costs more than a
// message.
class Codec {
 public:
  Codec();
  ~Codec();
  Codec(Codec&&) noexcept;
  Codec& operator=(Codec&&) noexcept;

  // `target` becomes `prefix` bytes that the caller fills, and the compressed form of `source`.
  // Errors: kLimitExceeded (kLz4 and kGzip take less than 2 GiB), kOutOfMemory.
  Status Compress(Compression compression, std::span<const uint8_t> source, size_t prefix,
                  List<uint8_t>& target);

  // Decompresses into `target`, which must come out exactly full; nothing is written beyond it.
  // Errors: kBadData (damaged, or holds more or less than `target`), kOutOfMemory.
  Status Decompress(Compression compression, std::span<const uint8_t> source,
                    std::span<uint8_t> target);

  // The same for bytes that come without their decompressed length. Decoding stops at the limit
  // and memory grows with what was decoded. Errors: also kLimitExceeded.
  Status DecompressUpTo(Compression compression, std::span<const uint8_t> source,
                        uint64_t limit_bytes, List<uint8_t>& target);

  // What "auto" means: none for less than kSmallestCompressed bytes and for bytes of which samples
  // do not become smaller, kLz4 otherwise, kZstd where much is to be gained on a large body.
  //
  //   sample        a contiguous part of the body, such as its largest array
  //   total_bytes   of the whole body
  //
  // Cost: at most 16 KiB compressed by LZ4 (some 20 us), whatever the size. Errors: none.
  Compression Choose(std::span<const uint8_t> sample, uint64_t total_bytes);

 private:
  struct Contexts;
  std::unique_ptr<Contexts> contexts_;
};

inline constexpr uint64_t kSmallestCompressed = 4096;

}  // namespace genie::wire
