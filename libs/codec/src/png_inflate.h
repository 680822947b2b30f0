// The scanlines of a PNG, inflated at once by libdeflate: libspng's zlib takes 11 of the 17 ms of a
// 1080p screenshot for what libdeflate does in 0.7 (Zen 4, one thread). PngStream then gives
// libspng the scanlines in stored blocks, which zlib only copies; filters, palettes, interlacing
// and depths stay libspng's.
//
// Costs one buffer of the scanlines beside the frame, so it is for pictures up to
// kMaxInflatedBytes; larger and broken ones take libspng's own way, which decides what is wrong.
//
// Private to libs/codec. Depends on: image, libdeflate. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/image/image.h>

#include "decoder.h"

namespace genie::codec {

inline constexpr int64_t kMaxInflatedBytes = int64_t{64} << 20;

// Bytes of all filtered scanlines, each with its filter's byte, of a header that libspng accepted.
int64_t PngScanlineBytes(uint32_t width, uint32_t height, uint32_t bits_per_pixel, bool interlaced);

struct PngScanlines {
  Image memory;  // from the pool
  std::span<const uint8_t> bytes;
};

// `png` passed CheckPngChunks(). Empty when the way is not open: more than the limits allow, no
// memory, or a stream that is not exactly `size` bytes long.
PngScanlines InflatePngScanlines(Bytes png, int64_t size, const DecodeOptions& options);

}  // namespace genie::codec
