// The second tile stage: zones of near-equal colour inside a tile, and their merge over seams.
//
// A zone is a 4-connected set of pixels whose neighbours are equal within the tolerance. Inside a
// tile, zones are found by union-find over horizontal runs; a zone that touches no seam and holds
// no 5 x 5 uniform square is ink for certain and is dropped there, so that the merge sees a
// bounded list. Attributes add up: count, bounding box, pixels on each extreme row and column,
// the squares found. A zone's name is its smallest pixel in reading order, so nothing depends on
// where the seams are.
//
// A cell of a fixed 32 px grid in which nearly every pixel differs from its right or lower
// neighbour is texture (noise, dither, the inside of a photograph): its pixels form no zones.
//
// Depends on: bit_plane, frame_planes, squares, tiled_list, disjoint_set. Thread safety: rows of
// tiles are independent.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/executor.h>

#include "bit_plane.h"
#include "frame_planes.h"
#include "squares.h"
#include "tile_grid.h"
#include "tiled_list.h"

namespace genie::detect {

inline constexpr int32_t kCellSide = 32;
inline constexpr int32_t kTextureCount = 870;  // of 1024 pixels of a cell
inline constexpr uint32_t kNone = 0xffffffff;

// How far a tile's zones look beyond the tile, in pixels: a square's reach to the right and down,
// one pixel to the left and up.
inline constexpr int32_t kZoneReachAfter = kSquareReach;
inline constexpr int32_t kZoneReachBefore = 1;

struct Extremes {
  int32_t left, top, right, bottom;                          // inclusive
  int32_t left_count, top_count, right_count, bottom_count;  // pixels on each
};

struct Zone {
  uint32_t name_x, name_y;  // smallest pixel in reading order
  Extremes extremes;
  int64_t area;
  uint32_t squares;  // bit i: holds a square of kSquareSides[i]
};

// The part of a zone inside one tile. Packed, since a session keeps thousands and every merge reads
// them all: 28 bytes instead of 64 are what a frame of which little changed waits for. Coordinates
// are the frame's, whose side limit is 16,384; counts are at most a tile's 65,536 pixels.
struct TileZone {
  uint16_t name_x, name_y;
  uint16_t left, top, right, bottom;
  uint16_t left_count, top_count, right_count, bottom_count;
  uint32_t area;
  uint32_t squares;

  static TileZone Of(const Zone& zone);
  Zone Unpacked() const;
};

// A run of pixels of one exported zone, in a tile's coordinates.
struct ZoneRun {
  uint16_t first, last;  // both included
  uint16_t zone;         // index among the tile's zones
};

// Two zones that touch across a seam, as indices among the zones of their tiles.
struct ZonePair {
  uint32_t near, far;  // far is in the tile to the right, or below
};

// The zones of one row of tiles. 16 bits count a tile's runs: the largest has 65,536 pixels, of
// which texture cells take those that would be a run each.
struct ZoneStrip {
  TiledList<TileZone> zones;
  TiledList<ZoneRun> runs;           // row by row of each tile
  List<uint16_t> row_begin;          // [tile][row 0 .. tile size]: into the tile's runs
  TiledList<ZonePair> right, below;  // pairs over the tile's seams
  uint32_t zone_base = 0;            // of this strip's zones among all

  // Empties every tile. Errors: kOutOfMemory.
  [[nodiscard]] Status Reset(const TileGrid& grid);

  std::span<const uint16_t> RowsOf(size_t tile, const TileGrid& grid) const {
    const auto rows = static_cast<size_t>(grid.tile_size) + 1;
    return {row_begin.data() + tile * rows, rows};
  }
  // The runs of row y of a tile.
  std::span<const ZoneRun> RunsOf(size_t tile, int32_t y, const TileGrid& grid) const {
    const auto rows = RowsOf(tile, grid);
    const auto row = static_cast<size_t>(y);
    return runs.of(tile).subspan(rows[row], rows[row + 1] - rows[row]);
  }
};

// Scratch of one tile, and the tile's zones before they are put into the strip.
struct ZoneScratch {
  SquareBand squares;
  List<ZoneRun> raw;  // all runs; `zone` numbers all of the tile's zones
  List<uint32_t> raw_begin;
  List<uint32_t> parent;
  List<Zone> found;
  List<uint32_t> exported;  // per found zone: its number among the exported, or kNone
  List<uint64_t> words;
  List<TileZone> zones;  // exported
  List<ZoneRun> runs;
  List<uint16_t> row_begin;
  List<ZonePair> pairs;
};

// Whether a tile's results came out other than they were.
enum class TileOutcome : uint8_t { kSame, kOther };

// Finds the texture cells inside a tile: one bit a cell, rows of the grid as plane rows.
TileOutcome FindTexture(const FramePlanes& planes, const Box& tile, BitPlane& texture);

// Finds the zones of tile `column` of a strip, whose squares are in `scratch`, and puts them in
// the place of those that were there. Errors: kOutOfMemory.
Result<TileOutcome> FindZones(const FramePlanes& planes, const BitPlane& texture,
                              const TileGrid& grid, TileIndex tile, ZoneScratch& scratch,
                              ZoneStrip& strip);

// Lists the pairs of zones over the seam to the right of a tile, or below it.
Status PairZonesRight(const FramePlanes& planes, const TileGrid& grid, TileIndex tile,
                      ZoneScratch& scratch, ZoneStrip& strip);
Status PairZonesBelow(const FramePlanes& planes, const TileGrid& grid, TileIndex tile,
                      const ZoneStrip& lower, ZoneScratch& scratch, ZoneStrip& strip);

}  // namespace genie::detect
