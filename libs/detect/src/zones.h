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
// Depends on: bit_plane, frame_planes, disjoint_set. Thread safety: strips are independent.
#pragma once

#include <cstdint>

#include "bit_plane.h"
#include "frame_planes.h"

namespace genie::detect {

inline constexpr int32_t kCellSide = 32;
inline constexpr int32_t kTextureCount = 870;  // of 1024 pixels of a cell
inline constexpr uint32_t kNone = 0xffffffff;

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

// A run of pixels of one exported zone, in a tile's coordinates.
struct ZoneRun {
  uint16_t first, last;  // both included
  uint32_t zone;         // index into Strip::zones
};

struct Tile {
  Box box;
  uint32_t zone_begin = 0;
  uint32_t row_begin = 0;  // into Strip::run_begin: box.height + 1 entries
};

// A row of tiles: the unit of parallel work, with lists of its own.
struct Strip {
  List<Tile> tiles;
  List<Zone> zones;
  List<ZoneRun> runs;
  List<uint32_t> run_begin;  // per tile and row: where its runs start
  uint32_t zone_base = 0;    // of this strip's zones among all
  // Scratch of one tile.
  List<ZoneRun> raw;
  List<uint32_t> raw_begin;
  List<uint32_t> parent;
  List<Zone> found;
  List<uint32_t> exported;
  List<uint64_t> words;
  Status status;
};

// The pixels on both sides of every seam, as frame-wide rows and columns of labels.
struct Seams {
  int32_t tile_size = 0;
  int32_t columns = 0, rows = 0;  // tiles
  int32_t width = 0, height = 0;
  List<uint32_t> left, right;   // [seam][y]: labels left and right of a vertical seam
  List<uint32_t> above, below;  // [seam][x]: labels above and below a horizontal seam

  [[nodiscard]] Status Resize(int32_t frame_width, int32_t frame_height, int32_t tile);
};

// Marks the texture cells: one bit a cell, rows of the grid as plane rows.
Status FindTexture(const FramePlanes& planes, BitPlane& texture);

// Finds the zones of one tile, appends them to the strip, and writes the tile's sides of the
// seams (indices into Strip::zones, kNone where there is no exported zone).
Status FindZones(const FramePlanes& planes, const BitPlane& texture, Tile tile, Strip& strip,
                 Seams& seams);

}  // namespace genie::detect
