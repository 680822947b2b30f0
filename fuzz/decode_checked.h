// Decodes one input as the fuzzers do: small limits, so that the slowest (a JPEG of 256 scans) is
// quick under the sanitizers too, and an abort when what comes out breaks a promise of decode.h.
// That no byte is read or written out of bounds is the sanitizers' to say.
//
// Depends on: codec. Thread safety: one thread.
#pragma once

#include <cstdint>
#include <span>

#include <genie/codec/decode.h>

#include "require.h"

namespace genie::fuzz {

inline constexpr ImageLimits kLimits = {.max_side = 4096,
                                        .max_pixels = 1 << 17,
                                        .max_encoded_bytes = 1 << 20,
                                        .max_working_bytes = 16 << 20};

// Every pixel is initialised (memory sanitizer) and opaque.
inline void CheckPixels(ConstImageView view) {
  uint32_t sum = 0;
  for (int32_t y = 0; y < view.height; ++y) {
    const uint8_t* row = view.row(y);
    for (int32_t i = 0; i < view.width * BytesPerPixel(view.format); ++i) {
      sum += row[i];
      Require(view.format != PixelFormat::kRgba || i % 4 != 3 || row[i] == 255);
    }
  }
  Require(sum != 0xffffffff);
}

inline void DecodeChecked(std::span<const uint8_t> bytes) {
  for (const GrayFiles gray : {GrayFiles::kExpand, GrayFiles::kKeep}) {
    const auto info = PeekInfo(bytes, kLimits);
    const auto image = Decode(bytes, {.limits = kLimits, .gray = gray});
    if (!image) {
      Require(!image.error().ok() && !image.error().message().empty());
      continue;
    }
    Require(info.has_value());
    Require(image->view().width == info->width && image->view().height == info->height);
    Require(int64_t{info->width} * info->height <= kLimits.max_pixels);
    CheckPixels(image->view());
  }
}

}  // namespace genie::fuzz
