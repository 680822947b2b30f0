// Blend and Overlay: one image mixed into another, by one weight or by its alpha.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes (a * alpha_q8 + b * (256 - alpha_q8) + 128) / 256, rounded down, for each byte.
//
//   a, b      u8 [height, width], any strides; interleaved pixels are a plane of width * channels
//   alpha_q8  the weight of a, 0 .. 256
//   target    u8 [height, width], any stride; may be a or b itself (same data and stride),
//             otherwise it must not share memory with them
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass at the speed of memory. Errors: none. Source: none needed.
void Blend(Rows<const uint8_t> a, Rows<const uint8_t> b, uint32_t alpha_q8, Rows<uint8_t> target,
           Extent extent);

// Lays `top` over `base`, in place: each channel of the base becomes
// (top * alpha + base * (255 - alpha)) / 255, rounded to nearest (no ties), with the top pixel's
// alpha. A base with alpha counts as opaque for its colours; its alpha becomes that of both, by the
// same formula with 255 for the top. Alpha is straight, not multiplied in.
//
//   top   u8 [height, width, 4], kRgba or kBgra, any stride
//   base  u8 [height, width, PixelBytes(base_order)], not gray, any stride; must not share memory
//         with top
//
// Exact on every target. Ownership: borrows both. Threads: concurrent calls on distinct bases are
// safe. Cost: one pass; pixels where nothing of the top is seen are not written. Errors: none.
// Source: Porter and Duff 1984, "over".
void Overlay(Rows<const uint8_t> top, PixelOrder top_order, Rows<uint8_t> base,
             PixelOrder base_order, Extent extent);

namespace scalar {
// The oracles of Blend and Overlay: the same in plain C++.
void Blend(Rows<const uint8_t> a, Rows<const uint8_t> b, uint32_t alpha_q8, Rows<uint8_t> target,
           Extent extent);
void Overlay(Rows<const uint8_t> top, PixelOrder top_order, Rows<uint8_t> base,
             PixelOrder base_order, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
