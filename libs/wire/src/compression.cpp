// Codec: see genie/wire/compression.h.
#include <genie/wire/compression.h>

#include <lz4.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <new>

#include "gzip.h"

namespace genie::wire {
namespace {

// Level 1 is three times as fast as level 3 on screens and 15 % larger.
constexpr int kZstdLevel = 1;

// Probes of "auto": so many samples of so many bytes, spread over the body.
constexpr size_t kSamples = 4;
constexpr size_t kSampleBytes = 4096;
// LZ4 must leave at most so many eighths of the samples, or the body stays as it is.
constexpr size_t kWorthwhileEighths = 7;
// Zstandard takes twice LZ4's time and leaves some 60 % of its bytes: for large bodies that shrink
// well, where bytes saved are time saved on any wire.
constexpr uint64_t kLargeBody = uint64_t{1} << 20;

// Memory for a decompressed size that nobody told begins here and doubles.
constexpr uint64_t kFirstGuess = uint64_t{64} << 10;

using Outcome = Gzip::Outcome;

Status NoMemory() {
  return Status(StatusCode::kOutOfMemory, "no memory for a compressor's working state");
}

Status Describe(Outcome outcome, Compression compression) {
  const std::string_view name = CompressionName(compression);
  switch (outcome) {
    case Outcome::kFull:
      return Status::Ok();
    case Outcome::kNoMemory:
      return NoMemory();
    case Outcome::kDamaged:
      return Status(StatusCode::kBadData, "the compressed bytes are damaged").With("kind", name);
    case Outcome::kLess:
    case Outcome::kMore:
      break;
  }
  return Status(StatusCode::kBadData, outcome == Outcome::kLess
                                          ? "the compressed bytes hold less than declared"
                                          : "the compressed bytes hold more than declared")
      .With("kind", name);
}

Outcome DecompressLz4(std::span<const uint8_t> source, std::span<uint8_t> target, size_t& written) {
  if (source.size() > LZ4_MAX_INPUT_SIZE) return Outcome::kDamaged;
  const int room = static_cast<int>(std::min<size_t>(target.size(), LZ4_MAX_INPUT_SIZE));
  char nothing = 0;  // the library wants an address
  char* const out = target.empty() ? &nothing : reinterpret_cast<char*>(target.data());
  const int size = LZ4_decompress_safe(reinterpret_cast<const char*>(source.data()), out,
                                       static_cast<int>(source.size()), room);
  // The library has one error for damage and for a target that is too small.
  if (size < 0) return Outcome::kDamaged;
  written = static_cast<size_t>(size);
  return written == target.size() ? Outcome::kFull : Outcome::kLess;
}

}  // namespace

std::string_view CompressionName(Compression compression) {
  constexpr std::array<std::string_view, kCompressionCount> kNames = {"none", "lz4", "zstd",
                                                                      "gzip"};
  return kNames[static_cast<size_t>(compression)];
}

struct Codec::Contexts {
  Contexts() = default;
  Contexts(const Contexts&) = delete;
  Contexts& operator=(const Contexts&) = delete;
  ~Contexts() {
    ZSTD_freeCCtx(zstd_compressor);
    ZSTD_freeDCtx(zstd_decompressor);
  }

  ZSTD_CCtx* zstd_compressor = nullptr;
  ZSTD_DCtx* zstd_decompressor = nullptr;
  Buffer lz4_state;
  Gzip gzip;

  Status CompressLz4(std::span<const uint8_t> source, std::span<uint8_t> target, size_t& written);
  Status CompressZstd(std::span<const uint8_t> source, std::span<uint8_t> target, size_t& written);
  Outcome DecompressZstd(std::span<const uint8_t> source, std::span<uint8_t> target,
                         size_t& written);
  Outcome Decompress(Compression compression, std::span<const uint8_t> source,
                     std::span<uint8_t> target, size_t& written);
};

Status Codec::Contexts::CompressLz4(std::span<const uint8_t> source, std::span<uint8_t> target,
                                    size_t& written) {
  if (lz4_state.empty()) {
    auto state = Buffer::Allocate(static_cast<size_t>(LZ4_sizeofState()));
    if (!state) return state.error();
    lz4_state = std::move(*state);
  }
  const int size = LZ4_compress_fast_extState(
      lz4_state.data(), reinterpret_cast<const char*>(source.data()),
      reinterpret_cast<char*>(target.data()), static_cast<int>(source.size()),
      static_cast<int>(std::min<size_t>(target.size(), INT32_MAX)), 1);
  written = static_cast<size_t>(size);
  return size > 0 ? Status::Ok()
                  : Status(StatusCode::kInternal, "LZ4 did not fit into its bound")
                        .With("bytes", static_cast<int64_t>(source.size()));
}

Status Codec::Contexts::CompressZstd(std::span<const uint8_t> source, std::span<uint8_t> target,
                                     size_t& written) {
  if (zstd_compressor == nullptr) zstd_compressor = ZSTD_createCCtx();
  if (zstd_compressor == nullptr) return NoMemory();
  written = ZSTD_compressCCtx(zstd_compressor, target.data(), target.size(), source.data(),
                              source.size(), kZstdLevel);
  return ZSTD_isError(written) == 0 ? Status::Ok()
                                    : Status(StatusCode::kOutOfMemory, "Zstandard gave up")
                                          .With("error", ZSTD_getErrorName(written));
}

Outcome Codec::Contexts::DecompressZstd(std::span<const uint8_t> source, std::span<uint8_t> target,
                                        size_t& written) {
  if (zstd_decompressor == nullptr) zstd_decompressor = ZSTD_createDCtx();
  if (zstd_decompressor == nullptr) return Outcome::kNoMemory;
  // One frame: the library would take several, one after the other.
  if (ZSTD_findFrameCompressedSize(source.data(), source.size()) != source.size()) {
    return Outcome::kDamaged;
  }
  const unsigned long long held = ZSTD_getFrameContentSize(source.data(), source.size());
  if (held != ZSTD_CONTENTSIZE_UNKNOWN && held != ZSTD_CONTENTSIZE_ERROR && held > target.size()) {
    return Outcome::kMore;
  }
  uint8_t nothing = 0;  // the library wants an address
  uint8_t* const out = target.empty() ? &nothing : target.data();
  written =
      ZSTD_decompressDCtx(zstd_decompressor, out, target.size(), source.data(), source.size());
  if (ZSTD_isError(written) != 0) return Outcome::kDamaged;
  return written == target.size() ? Outcome::kFull : Outcome::kLess;
}

Outcome Codec::Contexts::Decompress(Compression compression, std::span<const uint8_t> source,
                                    std::span<uint8_t> target, size_t& written) {
  switch (compression) {
    case Compression::kLz4:
      return DecompressLz4(source, target, written);
    case Compression::kZstd:
      return DecompressZstd(source, target, written);
    case Compression::kGzip:
      return gzip.Decompress(source, target, written);
    case Compression::kNone:
      break;
  }
  written = std::min(source.size(), target.size());
  std::copy_n(source.data(), written, target.data());
  if (written < source.size()) return Outcome::kMore;
  return written == target.size() ? Outcome::kFull : Outcome::kLess;
}

Codec::Codec() : contexts_(new (std::nothrow) Contexts) {}
Codec::~Codec() = default;
Codec::Codec(Codec&&) noexcept = default;
Codec& Codec::operator=(Codec&&) noexcept = default;

Status Codec::Compress(Compression compression, std::span<const uint8_t> source, size_t prefix,
                       List<uint8_t>& target) {
  if (contexts_ == nullptr) return NoMemory();
  if ((compression == Compression::kLz4 && source.size() > LZ4_MAX_INPUT_SIZE) ||
      (compression == Compression::kGzip && source.size() > kMaxGzipSource)) {
    return Status(StatusCode::kLimitExceeded, "too large for this compression; take zstd")
        .With("kind", CompressionName(compression));
  }
  size_t bound = source.size();
  if (compression == Compression::kLz4) {
    bound = static_cast<size_t>(LZ4_compressBound(static_cast<int>(source.size())));
  } else if (compression == Compression::kZstd) {
    bound = ZSTD_compressBound(source.size());
  } else if (compression == Compression::kGzip) {
    bound = Gzip::Bound(source.size());
  }
  target.Clear();
  GENIE_RETURN_IF_ERROR(target.Resize(prefix + bound));
  const std::span<uint8_t> room(target.data() + prefix, bound);
  size_t written = bound;
  if (compression == Compression::kLz4) {
    GENIE_RETURN_IF_ERROR(contexts_->CompressLz4(source, room, written));
  } else if (compression == Compression::kZstd) {
    GENIE_RETURN_IF_ERROR(contexts_->CompressZstd(source, room, written));
  } else if (compression == Compression::kGzip) {
    GENIE_RETURN_IF_ERROR(contexts_->gzip.Compress(source, room, written));
  } else {
    std::copy(source.begin(), source.end(), room.begin());
  }
  target.Truncate(prefix + written);
  return Status::Ok();
}

Status Codec::Decompress(Compression compression, std::span<const uint8_t> source,
                         std::span<uint8_t> target) {
  if (contexts_ == nullptr) return NoMemory();
  size_t written = 0;
  return Describe(contexts_->Decompress(compression, source, target, written), compression);
}

Status Codec::DecompressUpTo(Compression compression, std::span<const uint8_t> source,
                             uint64_t limit_bytes, List<uint8_t>& target) {
  if (contexts_ == nullptr) return NoMemory();
  uint64_t room = std::min(std::max(kFirstGuess, uint64_t{source.size()} * 4), limit_bytes);
  while (true) {
    target.Clear();
    GENIE_RETURN_IF_ERROR(target.Resize(static_cast<size_t>(room)));
    size_t written = 0;
    const Outcome outcome = contexts_->Decompress(compression, source, target.span(), written);
    if (outcome == Outcome::kFull || outcome == Outcome::kLess) {
      target.Truncate(written);
      return Status::Ok();
    }
    // LZ4 does not tell damage from a lack of room.
    const bool may_be_more = outcome == Outcome::kMore || compression == Compression::kLz4;
    if (!may_be_more) return Describe(outcome, compression);
    // A byte of LZ4 stands for at most 255.
    const bool cannot_be_more =
        compression == Compression::kLz4 && room / 255 >= uint64_t{source.size()};
    if (cannot_be_more) return Describe(Outcome::kDamaged, compression);
    if (room == limit_bytes) {
      return Status(StatusCode::kLimitExceeded, "the bytes decompress to more than the limit")
          .With("limit", static_cast<int64_t>(limit_bytes));
    }
    room = std::min(room * 4, limit_bytes);
  }
}

Compression Codec::Choose(std::span<const uint8_t> sample, uint64_t total_bytes) {
  if (contexts_ == nullptr || total_bytes < kSmallestCompressed) return Compression::kNone;
  std::array<uint8_t, LZ4_COMPRESSBOUND(kSampleBytes)> target;
  const size_t samples = std::clamp<size_t>(sample.size() / kSampleBytes, 1, kSamples);
  size_t before = 0;
  size_t after = 0;
  for (size_t i = 0; i < samples; ++i) {
    const size_t begin = i * (sample.size() / samples);
    const size_t size = std::min(kSampleBytes, sample.size() - begin);
    size_t written = 0;
    if (size == 0 || !contexts_->CompressLz4(sample.subspan(begin, size), target, written).ok()) {
      return Compression::kNone;
    }
    before += size;
    after += written;
  }
  if (after * 8 > before * kWorthwhileEighths) return Compression::kNone;
  const bool shrinks_well = after * 2 <= before;
  return total_bytes >= kLargeBody && shrinks_well ? Compression::kZstd : Compression::kLz4;
}

}  // namespace genie::wire
