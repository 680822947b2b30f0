// TileHash: 64 bits for the RGB values of each tile, and the content key of a whole frame.
//
// The values are the same on every target and for every pixel order that holds the same RGB
// values (gray counts as R = G = B, alpha is ignored); they are part of the Scene, so that a
// change of the formula is a change of the Scene's version.
//
// Not cryptographic: who can choose pixels can make two tiles collide. Equality that matters is
// decided by TileCompare.
//
// The formula. Pixels are words p = R | G << 8 | B << 16; beyond the frame's right edge they are
// 0. Row y of a tile is four stripes of 16 pixels, stripe s = 4 y + x / 16; lane j = 0 .. 7 of it
// holds pixels a = p[2j], b = p[2j + 1]. With the 64-bit key K = (kLaneKeys[j] + s * kStripeStep)
// | 0x0100000001000000,
//   sum[j] += (a ^ low32(K)) * (b ^ high32(K))                                   mod 2^64
// A key half is at least 2^24 and a pixel below it, so no factor is 0 and every change of a single
// pixel changes a sum. The tile's hash mixes its size and the eight sums with CombineHash.
//
// Depends on: base's hash.h, tiles.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/base/hash.h>
#include <genie/kernels/tiles.h>

namespace genie::kernels {

// 64-bit words of scratch that TileHash needs: eight sums for each tile of a row of tiles.
constexpr size_t TileHashScratchWords(Extent extent) { return TileColumns(extent) * 8; }

// Hashes every tile of a frame.
//
//   source   u8 [height, width, PixelBytes(order)], any stride
//   hashes   u64 [TileCount(extent)], out, row by row
//   scratch  u64 [TileHashScratchWords(extent)], any content before, unspecified after
//
// Ownership: borrows all. Threads: concurrent calls on distinct outputs and scratch are safe.
// Cost: reads the frame once, row by row. Errors: none. Source: the sum of products of keyed
// halves is NH of UMAC (Black, Halevi, Krawczyk, Krovetz, Rogaway 1999), with xor as the keying.
void TileHash(Rows<const uint8_t> source, PixelOrder order, Extent extent, uint64_t* hashes,
              uint64_t* scratch);

// Hashes the tiles that a bitmap marks: for a frame whose other tiles keep their hashes.
//
//   marked  u64 [TileBitmapWords(extent)], a bit a tile as TileCompare gives them
//   hashes  u64 [TileCount(extent)], in and out: those of marked tiles are overwritten with what
//           TileHash gives, the others left alone
//
// Cost: reads the marked tiles once.
void TileHashMarked(Rows<const uint8_t> source, PixelOrder order, Extent extent,
                    const uint64_t* marked, uint64_t* hashes);

// The content key of a frame: its size and the hashes of all its tiles, in order.
inline uint64_t ContentKey(Extent extent, const uint64_t* hashes) {
  uint64_t key = CombineHash(CombineHash(0, extent.width), extent.height);
  for (size_t i = 0; i < TileCount(extent); ++i) key = CombineHash(key, hashes[i]);
  return key;
}

namespace scalar {
// The oracles of both: the same in plain C++.
void TileHash(Rows<const uint8_t> source, PixelOrder order, Extent extent, uint64_t* hashes,
              uint64_t* scratch);
void TileHashMarked(Rows<const uint8_t> source, PixelOrder order, Extent extent,
                    const uint64_t* marked, uint64_t* hashes);
}  // namespace scalar

}  // namespace genie::kernels
