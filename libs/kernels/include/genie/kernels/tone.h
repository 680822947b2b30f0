// Tone: each byte of a plane replaced by one that depends on it alone: inverted, looked up in a
// table, or made lighter and stronger.
//
// All three work on bytes: interleaved pixels are a plane of width * channels, and an alpha is
// treated like any other channel.
//
//   source  u8 [height, width], any stride
//   target  u8 [height, width], any stride; may be the source itself (same data and stride),
//           otherwise they must not share memory
//
// Exact on every target. Ownership: borrow all. Threads: concurrent calls on distinct targets are
// safe. Cost: one pass; at the speed of memory, but for ApplyTable without AVX-512 VBMI. Errors:
// none. Source: none needed.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// Writes 255 - value.
void Invert(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent);

// Writes table[value]; `table` has 256 values and must not share memory with the target.
void ApplyTable(Rows<const uint8_t> source, const uint8_t* table, Rows<uint8_t> target,
                Extent extent);

// What a value is multiplied by, in 1/256 (256 changes nothing; below 0 inverts), and what is added
// then.
struct Contrast {
  int16_t factor_q8 = 256;
  int16_t brightness = 0;
};

// Writes floor((value * factor_q8 + 128) / 256) + brightness, limited to 0 .. 255.
void BrightnessContrast(Rows<const uint8_t> source, Contrast contrast, Rows<uint8_t> target,
                        Extent extent);

namespace scalar {
// The oracles: the same in plain C++.
void Invert(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent);
void ApplyTable(Rows<const uint8_t> source, const uint8_t* table, Rows<uint8_t> target,
                Extent extent);
void BrightnessContrast(Rows<const uint8_t> source, Contrast contrast, Rows<uint8_t> target,
                        Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
