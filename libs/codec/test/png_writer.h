// Writes every kind of PNG that decoders must read, and pieces of broken ones: for tests and for
// the fuzzers' corpus. Written from the standard, and independent of libspng.
//
// Source: PNG specification, second edition (ISO/IEC 15948), clauses 5, 7, 8 and 11.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace genie::codec_test {

using FileBytes = std::vector<uint8_t>;

enum class PngColor : uint8_t { kGray = 0, kRgb = 2, kPalette = 3, kGrayAlpha = 4, kRgba = 6 };
enum class Interlace : uint8_t { kNone = 0, kAdam7 = 1 };

struct PngSpec {
  uint32_t width = 1;
  uint32_t height = 1;
  uint8_t bit_depth = 8;
  PngColor color = PngColor::kRgb;
  Interlace interlace = Interlace::kNone;
  FileBytes palette;                    // content of PLTE
  FileBytes transparency;               // content of tRNS
  size_t pixel_chunk_bytes = SIZE_MAX;  // content of each IDAT at most
  FileBytes before_pixels;              // whole chunks between the header and IDAT
};

// The sample of channel `c` at a pixel, 0 .. 2^bit_depth - 1.
using Sample = std::function<uint32_t(uint32_t x, uint32_t y, uint32_t c)>;

FileBytes WritePng(const PngSpec& spec, const Sample& sample);

// One chunk with its length and CRC.
FileBytes PngChunk(std::string_view type, const FileBytes& content);

// Signature and IHDR alone.
FileBytes PngHeader(const PngSpec& spec);

// zlib's stream of `count` bytes `value`: of zeros a thousandth of their size.
FileBytes DeflatedRun(size_t count, uint8_t value = 0);
FileBytes Deflated(const FileBytes& bytes);

FileBytes BigEndian32(uint32_t value);
void Append(FileBytes& target, const FileBytes& more);

}  // namespace genie::codec_test
