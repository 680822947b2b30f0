// Marks: what is drawn on surfaces, after scale has decided what is a surface at all.
//
// The first list stage. The letter height of the screen gives its scale, the scale gives the side
// of the square that a real surface holds (7 px at scale 1). Smaller surfaces, and those that are
// the core of a large glyph, are ink: they join the atoms that touch them. A set of atoms and such
// surfaces is a mark; the real surface that touches it most is its host.
//
// Depends on: ink, surfaces. Thread safety: one context, one thread.
#pragma once

#include <cstdint>

#include "ink.h"
#include "surfaces.h"

namespace genie::detect {

// The scale in thousandths, one of a few steps, and the lengths that follow from it.
struct Scale {
  int32_t permille = 1000;
  int32_t letter_height = 8;  // median height of lower-case letters, px
  size_t square_step = 1;     // index into kSquareSides of a real surface

  // `length` pixels of scale 1 on this screen, rounded.
  constexpr int32_t Px(int32_t length) const { return (length * permille + 500) / 1000; }
};

struct Mark {
  Box box;
  int64_t area;      // ink pixels
  uint32_t host;     // surface, or kNone
  uint32_t color;    // mean colour of its ink, R | G << 8 | B << 16
  uint16_t parts;    // atoms and demoted surfaces, saturated
  bool is_textured;  // holds texture cells: a photograph or noise
  bool is_border;    // drawn around one or more rectangles: no letter
};

struct MarkState {
  List<uint32_t> parent;      // over atoms, then surfaces
  List<uint32_t> mark_of;     // per node: its mark, or kNone for a real surface
  List<uint8_t> is_real;      // per surface
  List<Mark> marks;           // in order of their first node
  List<uint32_t> host_votes;  // per mark: votes of its host
  List<uint8_t> fields;       // per mark: rectangles inside it, up to 2
  List<uint32_t> heights;     // histogram scratch
  List<uint64_t> order;       // scratch
  List<uint64_t> scratch;
  Scale scale;
};

// The scale of the screen from the median height of its letters. Errors: kOutOfMemory.
Result<Scale> EstimateScale(const InkMerge& ink, MarkState& state);

// Fills marks, is_real and mark_of for the scale. Errors: kOutOfMemory.
Status GroupMarks(const SurfaceMerge& surfaces, const InkMerge& ink, MarkState& state);

// Whether a surface's outermost rows and columns are filled enough to be a drawn rectangle (pills
// and circles pass).
bool IsRectangular(const Surface& surface);

}  // namespace genie::detect
