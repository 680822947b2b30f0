// The constants of TileHash, shared by the kernels and their oracles; the oracles' sum
// and the last step.
//
// Source of the constants: the fractional part of the golden ratio (the step) and the first eight
// outputs of SplitMix64 from state 0 (the keys). Any odd, dense values would do.
#pragma once

#include <cstdint>

#include <genie/base/hash.h>
#include <genie/kernels/tiles.h>

namespace genie::kernels {

inline constexpr size_t kHashLanes = 8;
inline constexpr size_t kStripePixels = 2 * kHashLanes;
inline constexpr size_t kStripesPerTileRow = kTileSide / kStripePixels;
inline constexpr uint64_t kStripeStep = 0x9e3779b97f4a7c15ULL;
inline constexpr uint64_t kKeyFloor = 0x0100000001000000ULL;
alignas(64) inline constexpr uint64_t kLaneKeys[kHashLanes] = {
    0xe220a8397b1dcdafULL, 0x6e789e6aa1b965f4ULL, 0x06c45d188009454fULL, 0xf88bb8a8724c81ecULL,
    0x1b39896a51a8749bULL, 0x53cb9f0c747ea2eaULL, 0x2c829abe1f4532e1ULL, 0xc584133ac916ab3cULL};

// The oracles' sum: 64 canonical pixels, row `y` of a tile or piece `y` of a row.
inline void AddKeyedRow(const uint32_t* pixels, size_t y, uint64_t* sums) {
  for (size_t x = 0; x < kTileSide; x += 2) {
    const size_t stripe = y * kStripesPerTileRow + x / kStripePixels;
    const size_t lane = x % kStripePixels / 2;
    const uint64_t key = (kLaneKeys[lane] + stripe * kStripeStep) | kKeyFloor;
    sums[lane] += uint64_t{pixels[x] ^ uint32_t(key)} * (pixels[x + 1] ^ uint32_t(key >> 32));
  }
}

// The last step of both hashes: `seed` holds the size.
inline uint64_t FinishSums(uint64_t seed, const uint64_t* sums) {
  for (size_t j = 0; j < kHashLanes; ++j) seed = CombineHash(seed, sums[j]);
  return seed;
}

// The hash of the tile in column `column` whose row of tiles is `height` pixels high.
inline uint64_t FinishTile(const uint64_t* sums, size_t column, size_t frame_width, size_t height) {
  const size_t left = column * kTileSide;
  const size_t width = frame_width - left < kTileSide ? frame_width - left : kTileSide;
  return FinishSums(CombineHash(width, height), sums);
}

}  // namespace genie::kernels
