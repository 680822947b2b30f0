// The tiles of a frame: squares of kTileSide pixels from the top left corner on, those at the right
// and lower edge cut off by the frame. They are numbered row by row.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// 64: a row of a tile is whole cache lines in every pixel order, and a 1080p frame has 510 tiles.
inline constexpr size_t kTileSide = 64;

constexpr size_t TileColumns(Extent extent) { return (extent.width + kTileSide - 1) / kTileSide; }
constexpr size_t TileRows(Extent extent) { return (extent.height + kTileSide - 1) / kTileSide; }
constexpr size_t TileCount(Extent extent) { return TileColumns(extent) * TileRows(extent); }

// 64-bit words of one row of tiles in a bitmap of tiles, and of the whole bitmap.
constexpr size_t TileBitmapRowWords(Extent extent) { return (TileColumns(extent) + 63) / 64; }
constexpr size_t TileBitmapWords(Extent extent) {
  return TileBitmapRowWords(extent) * TileRows(extent);
}

// Calls body(row, column) for each tile that the bitmap marks, row by row.
template <typename Body>
void ForEachMarkedTile(const uint64_t* marked, Extent extent, const Body& body) {
  const size_t row_words = TileBitmapRowWords(extent);
  for (size_t word = 0; word < TileBitmapWords(extent); ++word) {
    for (uint64_t bits = marked[word]; bits != 0; bits &= bits - 1) {
      body(word / row_words, word % row_words * 64 + size_t(std::countr_zero(bits)));
    }
  }
}

}  // namespace genie::kernels
