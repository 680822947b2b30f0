// Inflating a PNG's scanlines: see png_inflate.h.
#include "png_inflate.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "png_chunks.h"

namespace genie::codec {
namespace {

struct DecompressorDeleter {
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};
using Decompressor = std::unique_ptr<libdeflate_decompressor, DecompressorDeleter>;

// Pixels of one pass along one side.
uint32_t PassLength(uint32_t length, uint32_t first, uint32_t step) {
  return length > first ? (length - first + step - 1) / step : 0;
}

// Bytes from the pool: a picture of rows of 64 KiB. Empty without memory.
Image TakeBytes(int64_t size, BufferPool* pool) {
  constexpr int32_t kRow = 65536;
  const auto rows = static_cast<int32_t>((size + kRow - 1) / kRow);
  auto image = Image::Create(kRow, std::max(rows, 1), PixelFormat::kGray, pool);
  return image ? *image : Image();
}

// The content of the IDAT chunks in one piece: where it lies when there is one chunk, else in
// `scratch`. Empty without memory.
Bytes JoinPixelChunks(Bytes png, BufferPool* pool, Image& scratch) {
  const PngPixelChunks chunks = FindPngPixelChunks(png);
  if (chunks.count == 1) {
    return png.subspan(chunks.first_offset, chunks.bytes);
  }
  scratch = TakeBytes(static_cast<int64_t>(chunks.bytes), pool);
  if (scratch.empty()) {
    return {};
  }
  uint8_t* target = scratch.mutable_view().data;
  CopyPngPixelChunks(png, target);
  return {target, chunks.bytes};
}

}  // namespace

int64_t PngScanlineBytes(uint32_t width, uint32_t height, uint32_t bits_per_pixel,
                         bool interlaced) {
  const auto bytes = [bits_per_pixel](uint32_t columns, uint32_t rows) -> int64_t {
    return columns == 0 ? 0 : rows * (1 + (int64_t{columns} * bits_per_pixel + 7) / 8);
  };
  if (!interlaced) {
    return bytes(width, height);
  }
  struct Pass {
    uint32_t x, y, dx, dy;
  };
  static constexpr std::array<Pass, 7> kAdam7 = {{{0, 0, 8, 8},
                                                  {4, 0, 8, 8},
                                                  {0, 4, 4, 8},
                                                  {2, 0, 4, 4},
                                                  {0, 2, 2, 4},
                                                  {1, 0, 2, 2},
                                                  {0, 1, 1, 2}}};
  int64_t sum = 0;
  for (const Pass& pass : kAdam7) {
    sum += bytes(PassLength(width, pass.x, pass.dx), PassLength(height, pass.y, pass.dy));
  }
  return sum;
}

PngScanlines InflatePngScanlines(Bytes png, int64_t size, const DecodeOptions& options) {
  const int64_t needed = size + static_cast<int64_t>(png.size());
  if (size > kMaxInflatedBytes || needed > options.limits.max_working_bytes) {
    return {};
  }
  Image joined;
  const Bytes deflated = JoinPixelChunks(png, options.pool, joined);
  PngScanlines out;
  out.memory = TakeBytes(size, options.pool);
  const Decompressor decompressor(libdeflate_alloc_decompressor());
  if (deflated.empty() || out.memory.empty() || decompressor == nullptr) {
    return {};
  }
  uint8_t* target = out.memory.mutable_view().data;
  // Without a place for the count, anything but exactly `size` bytes is an error.
  if (libdeflate_zlib_decompress(decompressor.get(), deflated.data(), deflated.size(), target,
                                 static_cast<size_t>(size), nullptr) != LIBDEFLATE_SUCCESS) {
    return {};
  }
  out.bytes = {target, static_cast<size_t>(size)};
  return out;
}

}  // namespace genie::codec
