// Gzip: see gzip.h.
#include "gzip.h"

#include <isa-l/igzip_lib.h>
#include <libdeflate.h>

namespace genie::wire {

Gzip::~Gzip() { libdeflate_free_decompressor(decompressor_); }

// Stored blocks hold at most 65,535 bytes behind 5; ISA-L begins new ones at will, so twice that,
// and the member's header and trailer.
size_t Gzip::Bound(size_t bytes) { return bytes + (bytes / 32'768 + 1) * 10 + 64; }

Status Gzip::Compress(std::span<const uint8_t> source, std::span<uint8_t> target, size_t& written) {
  if (level_.empty()) {
    auto level = Buffer::Allocate(ISAL_DEF_LVL1_DEFAULT);
    if (!level) return level.error();
    level_ = std::move(*level);
  }
  isal_zstream stream;
  isal_deflate_stateless_init(&stream);
  stream.level = 1;
  stream.level_buf = level_.data();
  stream.level_buf_size = static_cast<uint32_t>(level_.size());
  stream.gzip_flag = IGZIP_GZIP;
  stream.end_of_stream = 1;
  stream.flush = NO_FLUSH;
  // The library reads it only; its field is not const.
  stream.next_in = const_cast<uint8_t*>(source.data());
  stream.avail_in = static_cast<uint32_t>(source.size());
  stream.next_out = target.data();
  stream.avail_out = static_cast<uint32_t>(target.size());
  if (isal_deflate_stateless(&stream) != COMP_OK) {
    return Status(StatusCode::kInternal, "gzip did not fit into its bound")
        .With("bytes", static_cast<int64_t>(source.size()));
  }
  written = stream.total_out;
  return Status::Ok();
}

Gzip::Outcome Gzip::Decompress(std::span<const uint8_t> source, std::span<uint8_t> target,
                               size_t& written) {
  if (decompressor_ == nullptr) decompressor_ = libdeflate_alloc_decompressor();
  if (decompressor_ == nullptr) return Outcome::kNoMemory;
  size_t taken = 0;
  uint8_t nothing = 0;  // the library wants an address
  uint8_t* const out = target.empty() ? &nothing : target.data();
  const libdeflate_result result = libdeflate_gzip_decompress_ex(
      decompressor_, source.data(), source.size(), out, target.size(), &taken, &written);
  if (result == LIBDEFLATE_INSUFFICIENT_SPACE) return Outcome::kMore;
  if (result != LIBDEFLATE_SUCCESS || taken != source.size()) return Outcome::kDamaged;
  return written == target.size() ? Outcome::kFull : Outcome::kLess;
}

}  // namespace genie::wire
