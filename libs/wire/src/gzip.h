// gzip members: written by ISA-L, read by libdeflate.
//
// ISA-L compresses ten times as fast as libdeflate; both read equally fast, and libdeflate, which
// the PNG decoder uses too, takes the whole output in one buffer that it never leaves.
//
// Depends on: base; ISA-L, libdeflate. Thread safety: one thread a context.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/buffer.h>
#include <genie/base/list.h>
#include <genie/base/status.h>

struct libdeflate_decompressor;

namespace genie::wire {

inline constexpr size_t kMaxGzipSource = (size_t{1} << 31) - 1;

class Gzip {
 public:
  Gzip() = default;
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  ~Gzip();

  // Room that Compress() needs for `bytes`.
  static size_t Bound(size_t bytes);
  // `source` of up to kMaxGzipSource bytes. Errors: kOutOfMemory, kInternal.
  Status Compress(std::span<const uint8_t> source, std::span<uint8_t> target, size_t& written);

  enum class Outcome : uint8_t { kFull, kLess, kMore, kDamaged, kNoMemory };
  // kFull: `target` is exactly full; kLess: `written` bytes came; kMore: it is too small.
  Outcome Decompress(std::span<const uint8_t> source, std::span<uint8_t> target, size_t& written);

 private:
  Buffer level_;  // ISA-L's working memory
  libdeflate_decompressor* decompressor_ = nullptr;
};

}  // namespace genie::wire
