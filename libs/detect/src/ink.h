// The third tile stage: ink, what is drawn on surfaces, and its merge over seams.
//
// Ink is every pixel that belongs to no surface. Its 8-connected components are the atoms: letters
// and parts of letters, borders, icons, the inside of photographs. Which zones are surfaces is a
// verdict of the merge before; with the pixels it is all that this stage reads.
//
// An atom knows its box, area, colour sums and, by votes, which surfaces it touches: a vote counts
// the 4-adjacent pairs of an ink pixel and a surface pixel. Its strongest surface is its host.
//
// Depends on: zones, surfaces. Thread safety: rows of tiles are independent.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include <genie/image/view.h>

#include "surfaces.h"
#include "zones.h"

namespace genie::detect {

// Label of a pixel: a zone's index in the tile, or kInkBit and an atom's index in the tile. 15 bits
// hold both: the largest tile has 256 x 256 pixels, at most 16,384 atoms that do not touch and
// fewer zones.
using Label = uint16_t;
inline constexpr Label kInkBit = 1u << 15;

struct Atom {
  int32_t left, top, right, bottom;  // inclusive
  uint32_t name_x, name_y;
  int64_t area;
  int64_t red, green, blue;  // sums over `colored` pixels
  int64_t colored;           // pixels outside texture cells

  Box box() const { return BoxFromEdges(left, top, right + 1, bottom + 1); }
};

// The part of an atom inside one tile, packed like TileZone: 32 bytes instead of 72. A tile's
// 65,536 pixels of 255 fit the sums.
struct TileAtom {
  uint16_t left, top, right, bottom;  // inclusive, in the frame
  uint16_t name_x, name_y;
  uint32_t area;
  uint32_t red, green, blue;
  uint32_t colored;

  static TileAtom Of(const Atom& atom);
  Atom Unpacked() const;
};

// `count` pairs of neighbouring pixels with these two labels. Inside a tile both are labels of it;
// over a seam `far` is one of the tile to the right or below.
struct LabelPair {
  Label near, far;
  uint32_t count;
};

enum class TileSide : uint8_t { kLeft, kTop, kRight, kBottom };

// The ink of one row of tiles.
struct InkStrip {
  TiledList<uint8_t> is_surface;  // per zone: the verdict that the ink was found with
  TiledList<TileAtom> atoms;
  TiledList<LabelPair> votes;
  TiledList<LabelPair> right, below;  // votes, and ink that touches, over the tile's seams
  List<Label> borders;                // [tile][side][tile size]: labels of the outermost pixels
  uint32_t atom_base = 0;             // of this strip's atoms among all

  // Empties every tile. Errors: kOutOfMemory.
  [[nodiscard]] Status Reset(const TileGrid& grid);

  Label* Border(size_t tile, TileSide side, const TileGrid& grid) {
    return borders.data() + (tile * 4 + static_cast<size_t>(side)) * BorderLength(grid);
  }
  const Label* Border(size_t tile, TileSide side, const TileGrid& grid) const {
    return borders.data() + (tile * 4 + static_cast<size_t>(side)) * BorderLength(grid);
  }

 private:
  static size_t BorderLength(const TileGrid& grid) { return static_cast<size_t>(grid.tile_size); }
};

// Scratch of one tile, and the tile's ink before it is put into the strip.
struct InkScratch {
  List<Label> label;    // per pixel
  List<uint64_t> mask;  // ink rows, one word more than the tile is wide
  List<ZoneRun> runs;   // ink runs; `zone` is the run's atom
  List<uint32_t> run_begin;
  List<uint32_t> parent;
  // Per atom of the tile: indices of its two newest votes, or kNone. Most atoms lie between two
  // surfaces: their votes are summed as they come.
  List<std::array<uint32_t, 2>> newest_votes;
  List<Atom> atoms;
  List<TileAtom> packed;
  List<LabelPair> votes;
  List<LabelPair> pairs;
};

// What the ink of a tile is found from.
struct InkSource {
  ConstImageView frame;
  const FramePlanes& planes;
  const BitPlane& texture;
  const TileGrid& grid;
};

// Finds the atoms of one tile, puts them in the place of those that were there, and writes the
// tile's part of the frame's ink plane.
//
//   is_surface  u8, one for each zone of the tile
//
// Errors: kOutOfMemory.
Status FindInk(const InkSource& source, TileIndex tile, const ZoneStrip& zones,
               std::span<const uint8_t> is_surface, InkScratch& scratch, InkStrip& strip,
               BitPlane& ink_plane);

// Lists the pairs of labels over the seam to the right of a tile, or below it.
Status PairInkRight(const TileGrid& grid, TileIndex tile, InkScratch& scratch, InkStrip& strip);
Status PairInkBelow(const TileGrid& grid, TileIndex tile, const InkStrip& lower,
                    InkScratch& scratch, InkStrip& strip);

// `count` pairs of neighbouring pixels between an atom and a surface, or two surfaces.
struct Vote {
  uint32_t atom;  // atom number, or past those a surface's
  uint32_t surface;
  uint32_t count;
};

struct InkMerge {
  List<uint32_t> parent;
  List<uint32_t> atom_of;  // per tile atom: number among `atoms`
  List<Atom> atoms;        // in order of name
  // Votes summed, by surface: those of atom i are votes[vote_begin[i]] up to vote_begin[i + 1],
  // those of surface s (with surfaces of higher numbers) at i = atoms.size() + s.
  List<Vote> votes;
  List<uint32_t> vote_begin;
  // Scratch.
  List<Atom> merged;
  List<uint64_t> order;
  List<uint64_t> order_scratch;
};

// Unites atoms over the seams, numbers them by name and sums their votes. Errors: kOutOfMemory.
Status MergeInk(const TileGrid& grid, std::span<const ZoneStrip> zones, std::span<InkStrip> strips,
                const SurfaceMerge& surfaces, InkMerge& merge);

}  // namespace genie::detect
