// PNG through libspng.
//
//   file ─CheckPngChunks─▶ libdeflate ─PngStream─▶ libspng ─▶ the image itself    8 bit and less
//                                                        └──▶ one row, rounded    16 bit
//
// libspng writes 8-bit pixels straight into the image; of a 16-bit file it writes one row at a time
// into scratch, so that no second 16-bit frame is ever held. libspng checks no checksum:
// CheckPngChunks() did, and the one inside the compressed data covers the same bytes once more.
#include <spng.h>

#include <memory>
#include <string_view>

#include <genie/base/buffer.h>

#include "decoder.h"
#include "flatten.h"
#include "png_chunks.h"
#include "png_inflate.h"
#include "png_memory.h"

namespace genie::codec {
namespace {

struct ContextDeleter {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};
using Context = std::unique_ptr<spng_ctx, ContextDeleter>;

int ReadStream(spng_ctx*, void* user, void* target, size_t count) {
  return static_cast<PngStream*>(user)->Read(static_cast<uint8_t*>(target), count) ? SPNG_OK
                                                                                   : SPNG_IO_EOF;
}

Status SpngStatus(int code) {
  if (code != SPNG_OK && PngMemory::ran_out()) code = SPNG_EMEM;
  switch (code) {
    case SPNG_OK:
      return Status::Ok();
    case SPNG_EMEM:
      return Status(StatusCode::kOutOfMemory, "not enough memory to decode the PNG");
    case SPNG_EOF:
    case SPNG_IO_EOF:
    case SPNG_EIDAT_TOO_SHORT:
      return Corrupt("truncated PNG: fewer pixels than its header says; copy it again");
    default:
      return Corrupt("corrupt PNG").With("reason", spng_strerror(code));
  }
}

struct Header {
  spng_ihdr ihdr = {};
  bool transparent = false;  // an alpha channel or a tRNS chunk
  bool gray = false;
};

Result<Header> ReadHeader(spng_ctx* context) {
  Header header;
  GENIE_FAIL_IF_ERROR(SpngStatus(spng_get_ihdr(context, &header.ihdr)));
  spng_trns trns;
  const int found = spng_get_trns(context, &trns);
  if (found != SPNG_OK && found != SPNG_ECHUNKAVAIL) {
    return Fail(SpngStatus(found));
  }
  const int type = header.ihdr.color_type;
  header.gray = type == SPNG_COLOR_TYPE_GRAYSCALE || type == SPNG_COLOR_TYPE_GRAYSCALE_ALPHA;
  header.transparent = found == SPNG_OK || type == SPNG_COLOR_TYPE_GRAYSCALE_ALPHA ||
                       type == SPNG_COLOR_TYPE_TRUECOLOR_ALPHA;
  return header;
}

Status DecodeWhole(spng_ctx* context, const Header& header, ImageView target) {
  const int format = target.format == PixelFormat::kGray   ? SPNG_FMT_G8
                     : target.format == PixelFormat::kRgba ? SPNG_FMT_RGBA8
                                                           : SPNG_FMT_RGB8;
  const size_t bytes = static_cast<size_t>(target.stride_bytes) * target.height;
  GENIE_RETURN_IF_ERROR(
      SpngStatus(spng_decode_image(context, target.data, bytes, format, SPNG_DECODE_TRNS)));
  if (header.transparent) {
    LayOverWhite(target);
  }
  return Status::Ok();
}

// Where the pixels of a row lie: all of them, or those of one pass of an interlaced file.
struct Lattice {
  uint32_t first = 0;
  uint32_t step = 1;
};

Lattice LatticeOf(const spng_ihdr& ihdr, const spng_row_info& row) {
  static constexpr Lattice kAdam7[7] = {{0, 8}, {4, 8}, {0, 4}, {2, 4}, {0, 2}, {1, 2}, {0, 1}};
  return ihdr.interlace_method == SPNG_INTERLACE_NONE ? Lattice{} : kAdam7[row.pass];
}

// One row of 16-bit RGBA to 8 bit over white, in the target's format.
void StoreRow16(const uint16_t* source, Lattice lattice, uint8_t* row, const ImageView& target) {
  const auto channels = static_cast<uint32_t>(BytesPerPixel(target.format));
  const auto width = static_cast<uint32_t>(target.width);
  for (uint32_t x = lattice.first; x < width; x += lattice.step, source += 4) {
    const uint8_t alpha = RoundTo8(source[3]);
    for (uint32_t c = 0; c < channels; ++c) {
      row[x * channels + c] = c == 3 ? 255 : OverWhite(RoundTo8(source[c]), alpha);
    }
  }
}

Status DecodeRows16(spng_ctx* context, const Header& header, ImageView target) {
  auto scratch = Buffer::Allocate(static_cast<size_t>(target.width) * 4 * sizeof(uint16_t));
  if (!scratch) {
    return scratch.error();
  }
  GENIE_RETURN_IF_ERROR(SpngStatus(spng_decode_image(context, nullptr, 0, SPNG_FMT_RGBA16,
                                                     SPNG_DECODE_TRNS | SPNG_DECODE_PROGRESSIVE)));
  for (int code = SPNG_OK; code != SPNG_EOI;) {
    spng_row_info row = {};
    GENIE_RETURN_IF_ERROR(SpngStatus(spng_get_row_info(context, &row)));
    code = spng_decode_scanline(context, scratch->data(), scratch->size());
    if (code != SPNG_OK && code != SPNG_EOI) {
      return SpngStatus(code);
    }
    StoreRow16(reinterpret_cast<const uint16_t*>(scratch->data()), LatticeOf(header.ihdr, row),
               target.row(static_cast<int32_t>(row.row_num)), target);
  }
  return Status::Ok();
}

PixelFormat FormatFor(const Header& header, GrayFiles gray) {
  const bool deep = header.ihdr.bit_depth == 16;
  if (header.gray && gray == GrayFiles::kKeep && (deep || !header.transparent)) {
    return PixelFormat::kGray;
  }
  return header.transparent && !deep ? PixelFormat::kRgba : PixelFormat::kRgb;
}

uint32_t ChannelsOf(uint8_t color_type) {
  switch (color_type) {
    case SPNG_COLOR_TYPE_TRUECOLOR:
      return 3;
    case SPNG_COLOR_TYPE_GRAYSCALE_ALPHA:
      return 2;
    case SPNG_COLOR_TYPE_TRUECOLOR_ALPHA:
      return 4;
    default:
      return 1;
  }
}

// A header that makes no sense gives some size or other: then libdeflate's stream does not fit it,
// or libspng refuses the header.
PngScanlines InflateOf(Bytes bytes, const ImageInfo& info, const DecodeOptions& options) {
  const uint8_t* header = bytes.data() + kPngSignatureBytes + 8;
  const uint32_t bits_per_pixel = header[8] * ChannelsOf(header[9]);
  const bool interlaced = header[12] != 0;
  const int64_t size =
      PngScanlineBytes(static_cast<uint32_t>(info.width), static_cast<uint32_t>(info.height),
                       bits_per_pixel, interlaced);
  return InflatePngScanlines(bytes, size, options);
}

}  // namespace

Result<ImageInfo> PeekPng(Bytes bytes) {
  if (bytes.size() < kPngHeaderEnd) {
    return Fail(Corrupt("truncated PNG: the file ends inside its header; copy it again"));
  }
  const uint8_t* header = bytes.data() + kPngSignatureBytes;
  const uint32_t width = LoadBigEndian32(header + 8);
  const uint32_t height = LoadBigEndian32(header + 12);
  const bool named = std::string_view(reinterpret_cast<const char*>(header) + 4, 4) == "IHDR";
  if (LoadBigEndian32(header) != 13 || !named || width == 0 || height == 0 || width > 0x7fffffffu ||
      height > 0x7fffffffu) {
    return Fail(Corrupt("corrupt PNG: its header makes no sense"));
  }
  return ImageInfo{FileFormat::kPng, static_cast<int32_t>(width), static_cast<int32_t>(height)};
}

Result<Image> DecodePng(Bytes bytes, const ImageInfo& info, const DecodeOptions& options) {
  GENIE_FAIL_IF_ERROR(CheckPngChunks(bytes));
  const PngScanlines scanlines = InflateOf(bytes, info, options);
  const Context context(PngMemory::NewContext(SPNG_CTX_IGNORE_ADLER32));
  if (context == nullptr) {
    return Fail(SpngStatus(SPNG_EMEM));
  }
  GENIE_FAIL_IF_ERROR(SpngStatus(spng_set_crc_action(context.get(), SPNG_CRC_USE, SPNG_CRC_USE)));
  PngStream stream(bytes, scanlines.bytes);
  GENIE_FAIL_IF_ERROR(SpngStatus(spng_set_png_stream(context.get(), ReadStream, &stream)));
  const auto header = ReadHeader(context.get());
  if (!header) {
    return Fail(header.error());
  }
  auto image =
      Image::Create(info.width, info.height, FormatFor(*header, options.gray), options.pool);
  if (!image) {
    return image;
  }
  const ImageView target = image->mutable_view();
  GENIE_FAIL_IF_ERROR(header->ihdr.bit_depth == 16 ? DecodeRows16(context.get(), *header, target)
                                                   : DecodeWhole(context.get(), *header, target));
  return image;
}

}  // namespace genie::codec
