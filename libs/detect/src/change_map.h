// ChangeMap: where a frame differs from the one before, by comparing pixels.
//
// Tiles that differ are marked in a bitmap; neighbours in a row of tiles make one box, the bounds
// of their differing pixels (tiles amid others that differ count whole). A letter typed is a box of
// its own size.
//
// Depends on: tile_grid, kernels. Thread safety: one map, one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include <genie/base/geometry.h>
#include <genie/base/list.h>
#include <genie/image/view.h>

#include "tile_grid.h"

namespace genie::detect {

struct ChangeMap {
  List<uint64_t> tiles;  // bitmap as kernels::TileCompare gives it
  List<Box> boxes;       // disjoint, each inside one row of tiles
  size_t tile_count = 0;
};

// Compares `frame` with `last`, two frames of one shape. With `damage` only inside of it; boxes may
// reach beyond the frame and overlap.
//
// Ends early when more than `limit` tiles differ: `tile_count` is then a lower bound above it and
// there are no boxes. Cost: reads what is compared once. Errors: kOutOfMemory.
Status FindChanges(ConstImageView last, ConstImageView frame,
                   std::optional<std::span<const Box>> damage, size_t limit, ChangeMap& map);

// The first pixel in reading order of the map's boxes that no box of `damage` holds and that
// differs between the frames; nullopt when the damage tells of all changes. For debugging a
// capture: reads every changed pixel for each box of damage.
std::optional<Box> FindUntold(ConstImageView last, ConstImageView frame, const ChangeMap& map,
                              std::span<const Box> damage);

}  // namespace genie::detect
