// PNG writer of the tests: see png_writer.h.
#include "png_writer.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

namespace genie::codec_test {
namespace {

struct Pass {
  uint32_t x0, y0, dx, dy;
};

uint32_t ChannelsOf(PngColor color) {
  switch (color) {
    case PngColor::kRgb:
      return 3;
    case PngColor::kGrayAlpha:
      return 2;
    case PngColor::kRgba:
      return 4;
    default:
      return 1;
  }
}

// Packs samples of 1 to 16 bits into bytes, the highest bits first.
class RowPacker {
 public:
  explicit RowPacker(FileBytes& out) : out_(out) {}
  void Add(uint32_t value, uint32_t bits) {
    bits_ = bits_ << bits | (value & ((1u << bits) - 1));
    count_ += bits;
    while (count_ >= 8) {
      count_ -= 8;
      out_.push_back(static_cast<uint8_t>(bits_ >> count_));
    }
  }
  void EndRow() {
    if (count_ > 0) Add(0, 8 - count_);
  }

 private:
  FileBytes& out_;
  uint32_t bits_ = 0;
  uint32_t count_ = 0;
};

void AppendPass(const PngSpec& spec, const Pass& pass, const Sample& sample, FileBytes& out) {
  if (pass.x0 >= spec.width) return;
  for (uint32_t y = pass.y0; y < spec.height; y += pass.dy) {
    out.push_back(0);  // no filter
    RowPacker row(out);
    for (uint32_t x = pass.x0; x < spec.width; x += pass.dx) {
      for (uint32_t c = 0; c < ChannelsOf(spec.color); ++c) {
        row.Add(sample(x, y, c), spec.bit_depth);
      }
    }
    row.EndRow();
  }
}

FileBytes Scanlines(const PngSpec& spec, const Sample& sample) {
  static constexpr std::array<Pass, 7> kAdam7 = {{{0, 0, 8, 8},
                                                  {4, 0, 8, 8},
                                                  {0, 4, 4, 8},
                                                  {2, 0, 4, 4},
                                                  {0, 2, 2, 4},
                                                  {1, 0, 2, 2},
                                                  {0, 1, 1, 2}}};
  FileBytes out;
  if (spec.interlace == Interlace::kNone) {
    AppendPass(spec, {0, 0, 1, 1}, sample, out);
  } else {
    for (const Pass& pass : kAdam7) AppendPass(spec, pass, sample, out);
  }
  return out;
}

}  // namespace

void Append(FileBytes& target, const FileBytes& more) {
  target.insert(target.end(), more.begin(), more.end());
}

FileBytes BigEndian32(uint32_t value) {
  return {static_cast<uint8_t>(value >> 24), static_cast<uint8_t>(value >> 16),
          static_cast<uint8_t>(value >> 8), static_cast<uint8_t>(value)};
}

FileBytes Deflated(const FileBytes& bytes) {
  uLongf size = compressBound(bytes.size());
  FileBytes out(size);
  if (compress2(out.data(), &size, bytes.data(), bytes.size(), 9) != Z_OK) std::abort();
  out.resize(size);
  return out;
}

FileBytes DeflatedRun(size_t count, uint8_t value) { return Deflated(FileBytes(count, value)); }

FileBytes PngChunk(std::string_view type, const FileBytes& content) {
  FileBytes out = BigEndian32(static_cast<uint32_t>(content.size()));
  Append(out, FileBytes(type.begin(), type.end()));
  Append(out, content);
  const uLong crc = crc32(0, out.data() + 4, static_cast<uInt>(out.size() - 4));
  Append(out, BigEndian32(static_cast<uint32_t>(crc)));
  return out;
}

FileBytes PngHeader(const PngSpec& spec) {
  FileBytes out = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  FileBytes header = BigEndian32(spec.width);
  Append(header, BigEndian32(spec.height));
  Append(header, {spec.bit_depth, static_cast<uint8_t>(spec.color), 0, 0,
                  static_cast<uint8_t>(spec.interlace)});
  Append(out, PngChunk("IHDR", header));
  return out;
}

FileBytes WritePng(const PngSpec& spec, const Sample& sample) {
  FileBytes out = PngHeader(spec);
  if (!spec.palette.empty()) Append(out, PngChunk("PLTE", spec.palette));
  if (!spec.transparency.empty()) Append(out, PngChunk("tRNS", spec.transparency));
  Append(out, spec.before_pixels);
  const FileBytes pixels = Deflated(Scanlines(spec, sample));
  for (size_t at = 0; at < pixels.size();) {
    const size_t size = std::min(spec.pixel_chunk_bytes, pixels.size() - at);
    const auto begin = pixels.begin() + static_cast<ptrdiff_t>(at);
    Append(out, PngChunk("IDAT", FileBytes(begin, begin + static_cast<ptrdiff_t>(size))));
    at += size;
  }
  Append(out, PngChunk("IEND", {}));
  return out;
}

}  // namespace genie::codec_test
