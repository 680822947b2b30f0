// Histogram: how often each value occurs.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// One count for each value of a byte.
using Counts = std::span<uint32_t, 256>;

// Counts the values of a plane.
//
//   source  u8 [height, width], any stride; at most 2^32 - 1 pixels
//   counts  replaced
//
// Exact on every target. Ownership: borrows both. Threads: concurrent calls on distinct counts are
// safe. Cost: one pass; where a whole vector holds one value, as on screens most do, one addition
// for all of it, otherwise one for each pixel. Errors: none.
void Histogram(Rows<const uint8_t> source, Extent extent, Counts counts);

// The same for every `channels`th byte from the first on: one channel of interleaved pixels.
void HistogramOfChannel(Rows<const uint8_t> source, Extent extent, size_t channels, Counts counts);

namespace scalar {
// The oracles: one addition a pixel.
void Histogram(Rows<const uint8_t> source, Extent extent, Counts counts);
void HistogramOfChannel(Rows<const uint8_t> source, Extent extent, size_t channels, Counts counts);
}  // namespace scalar

}  // namespace genie::kernels
