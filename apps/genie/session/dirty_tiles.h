// Dirty tiles, drawn: a tint over each tile that a session worked on, and a line around each
// connected patch of them.
//
// Depends on: engine's TileGrid, image. Thread safety: a pure function on distinct targets.
#pragma once

#include <cstdint>
#include <span>

#include <genie/engine/detector.h>
#include <genie/image/view.h>

namespace genie::cli {

//   dirty    a byte a tile of `grid`, row by row: 1 was worked on
//   target   u8 [height, width, 3 or 4], of the whole image; parts outside it are left out
void DrawDirtyTiles(const TileGrid& grid, std::span<const uint8_t> dirty, ImageView target);

}  // namespace genie::cli
