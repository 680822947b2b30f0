// TileGrid: the tiles of a frame. The smallest pieces that the tile stages work on and a session
// keeps results of.
//
// Depends on: base. Thread safety: values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <genie/base/geometry.h>

namespace genie::detect {

// Side in pixels. 64: a row of a tile is one word of a plane of bits, and what a letter typed makes
// dirty is one to four tiles of the 510 of a 1080p frame.
inline constexpr int32_t kTileSide = 64;

struct TileIndex {
  int32_t column = 0;
  int32_t row = 0;
};

struct TileGrid {
  int32_t width = 0, height = 0;  // of the frame
  int32_t tile_size = kTileSide;
  int32_t columns = 0, rows = 0;

  static constexpr TileGrid Of(int32_t width, int32_t height, int32_t tile_size) {
    return {.width = width,
            .height = height,
            .tile_size = tile_size,
            .columns = (width + tile_size - 1) / tile_size,
            .rows = (height + tile_size - 1) / tile_size};
  }
  constexpr size_t count() const {
    return static_cast<size_t>(columns) * static_cast<size_t>(rows);
  }
  constexpr size_t index(TileIndex tile) const {
    return static_cast<size_t>(tile.row) * static_cast<size_t>(columns) +
           static_cast<size_t>(tile.column);
  }
  constexpr Box box(TileIndex tile) const {
    const int32_t x = tile.column * tile_size;
    const int32_t y = tile.row * tile_size;
    return BoxFromEdges(x, y, std::min(x + tile_size, width), std::min(y + tile_size, height));
  }
  friend constexpr bool operator==(const TileGrid&, const TileGrid&) = default;
};

}  // namespace genie::detect
