// Rows of decoded values to the 8-bit opaque pixels that Decode() gives. Private to libs/codec.
//
// Thread safety: pure functions on the caller's rows.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/image/view.h>

namespace genie::codec {

// round(value * 255 / 65535), exact: 65535 = 257 * 255, so this is round(value / 257).
constexpr uint8_t RoundTo8(uint16_t value) {
  return static_cast<uint8_t>((uint32_t{value} + 128) / 257);
}

// round(value / 255) for 0 <= value <= 255 * 255.
constexpr uint8_t DivideBy255(uint32_t value) {
  return static_cast<uint8_t>((value + 128 + ((value + 128) >> 8)) >> 8);
}

// `value` at `alpha` over white, rounded.
constexpr uint8_t OverWhite(uint8_t value, uint8_t alpha) {
  return DivideBy255(uint32_t{value} * alpha + 255u * (255u - alpha));
}

// Lays an RGBA or BGRA image over white in place; afterwards every alpha is 255. Rows that are
// opaque already are only read.
void LayOverWhite(ImageView image);

// Fills an RGBA image with opaque white.
void FillWhite(ImageView image);

}  // namespace genie::codec
