// The third tile stage: ink, what is drawn on surfaces, and its merge over seams.
//
// Ink is every pixel that belongs to no surface. Its 8-connected components are the atoms: letters
// and parts of letters, borders, icons, the inside of photographs. Which zones are surfaces is a
// verdict of the merge before; with the pixels it is all that this stage reads.
//
// An atom knows its box, area, colour sums and, by votes, which surfaces it touches: a vote counts
// the 4-adjacent pairs of an ink pixel and a surface pixel. Its strongest surface is its host.
//
// Depends on: zones, surfaces. Thread safety: strips are independent.
#pragma once

#include <cstdint>
#include <span>

#include <genie/image/view.h>

#include "surfaces.h"
#include "zones.h"

namespace genie::detect {

// Labels of pixels: a surface's number, or this bit and an atom's index, or kNone.
inline constexpr uint32_t kInkBit = 1u << 31;

struct Atom {
  int32_t left, top, right, bottom;  // inclusive
  uint32_t name_x, name_y;
  int64_t area;
  int64_t red, green, blue;  // sums over `colored` pixels
  int64_t colored;           // pixels outside texture cells

  Box box() const { return BoxFromEdges(left, top, right + 1, bottom + 1); }
};

// `count` pairs of neighbouring pixels between an atom (or, with kInkBit off, a surface) and a
// surface.
struct Vote {
  uint32_t atom;  // atom index, or a surface's number without kInkBit
  uint32_t surface;
  uint32_t count;
};

// Per strip: atoms of its tiles, and votes.
struct InkStrip {
  List<Atom> atoms;
  List<Vote> votes;
  uint32_t atom_base = 0;
  // Scratch of one tile.
  List<uint32_t> label;  // per pixel
  List<uint64_t> mask;   // ink rows, one word more than the tile is wide
  List<ZoneRun> runs;    // ink runs; `zone` is the run's atom
  List<uint32_t> run_begin;
  List<uint32_t> parent;
  List<uint32_t> last_vote;  // per atom of the tile: index of its newest vote, or kNone
  Status status;
};

// Finds the atoms of one tile; writes the frame's ink plane and the tile's sides of the seams.
Status FindInk(ConstImageView frame, const FramePlanes& planes, const BitPlane& texture,
               const Tile& tile, const Strip& strip, const uint32_t* surface_of_zone, InkStrip& out,
               BitPlane& ink_plane, Seams& seams);

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
  List<Vote> seam_votes;
};

// Unites atoms over the seams, numbers them by name and sums their votes.
Status MergeInk(std::span<InkStrip> strips, size_t surface_count, const Seams& seams,
                InkMerge& merge);

}  // namespace genie::detect
