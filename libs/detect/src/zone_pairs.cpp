// Zones that touch across a seam: see zones.h.
#include <algorithm>

#include "zones.h"

namespace genie::detect {
namespace {

// Adds a pair unless it is the one before it: borders repeat the same pair for rows.
Status AddPair(uint32_t near, uint32_t far, List<ZonePair>& pairs) {
  if (!pairs.empty() && pairs.back().near == near && pairs.back().far == far) return Status::Ok();
  return pairs.Push({.near = near, .far = far});
}

}  // namespace

Status ZoneStrip::Reset(const TileGrid& grid) {
  const auto tiles = static_cast<size_t>(grid.columns);
  GENIE_RETURN_IF_ERROR(zones.Reset(tiles));
  GENIE_RETURN_IF_ERROR(runs.Reset(tiles));
  GENIE_RETURN_IF_ERROR(right.Reset(tiles));
  GENIE_RETURN_IF_ERROR(below.Reset(tiles));
  return row_begin.Assign(tiles * (static_cast<size_t>(grid.tile_size) + 1), 0);
}

Status PairZonesRight(const FramePlanes& planes, const TileGrid& grid, TileIndex tile,
                      ZoneScratch& scratch, ZoneStrip& strip) {
  List<ZonePair>& pairs = scratch.pairs;
  pairs.Clear();
  const auto column = static_cast<size_t>(tile.column);
  const Box box = grid.box(tile);
  for (int32_t y = 0; tile.column + 1 < grid.columns && y < box.height; ++y) {
    const auto near = strip.RunsOf(column, y, grid);
    const auto far = strip.RunsOf(column + 1, y, grid);
    if (near.empty() || far.empty() || near.back().last != box.width - 1 ||
        far.front().first != 0 ||
        !AnyBit(planes.right.row(box.y + y), box.right() - 1, box.right() - 1)) {
      continue;
    }
    GENIE_RETURN_IF_ERROR(AddPair(near.back().zone, far.front().zone, pairs));
  }
  return strip.right.Replace(column, pairs.span());
}

Status PairZonesBelow(const FramePlanes& planes, const TileGrid& grid, TileIndex tile,
                      const ZoneStrip& lower, ZoneScratch& scratch, ZoneStrip& strip) {
  List<ZonePair>& pairs = scratch.pairs;
  pairs.Clear();
  const auto column = static_cast<size_t>(tile.column);
  const Box box = grid.box(tile);
  const uint64_t* down = planes.down.row(box.bottom() - 1);
  const auto near = strip.RunsOf(column, box.height - 1, grid);
  const auto far = lower.RunsOf(column, 0, grid);
  for (size_t a = 0, b = 0; a < near.size() && b < far.size();) {
    const int32_t low = std::max(near[a].first, far[b].first);
    const int32_t high = std::min(near[a].last, far[b].last);
    if (low <= high && AnyBit(down, box.x + low, box.x + high)) {
      GENIE_RETURN_IF_ERROR(AddPair(near[a].zone, far[b].zone, pairs));
    }
    const bool advance_near = near[a].last <= far[b].last;
    const bool advance_far = far[b].last <= near[a].last;
    a += advance_near ? 1 : 0;
    b += advance_far ? 1 : 0;
  }
  return strip.below.Replace(column, pairs.span());
}

}  // namespace genie::detect
