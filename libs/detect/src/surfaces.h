// The first seam merge: zones of all tiles become surfaces.
//
// A surface is a zone that holds a 5 x 5 square of equal pixels: a page, a panel, the inside of a
// button, the counter of a large letter. Surfaces are numbered by name (smallest pixel in reading
// order), so that their numbers depend on the picture alone.
//
// Depends on: zones. Thread safety: one context, one thread.
#pragma once

#include <cstdint>
#include <span>

#include <genie/image/view.h>

#include "zones.h"

namespace genie::detect {

struct Surface {
  uint32_t name_x, name_y;
  Extremes extremes;
  int64_t area;
  uint32_t squares;
  uint32_t color;  // R | G << 8 | B << 16 of the pixel that names it

  Box box() const {
    return BoxFromEdges(extremes.left, extremes.top, extremes.right + 1, extremes.bottom + 1);
  }
};

struct SurfaceMerge {
  List<uint32_t> parent;      // union-find over the zones of all strips
  List<uint32_t> surface_of;  // per zone: its surface, or kNone
  List<Surface> surfaces;     // in order of name
  List<Zone> merged;          // scratch: attributes summed at each root
  List<uint64_t> order;       // scratch: name << 32 | root ... sorted
};

// Unites zones over the seams and numbers the surfaces. Errors: kOutOfMemory.
Status MergeSurfaces(ConstImageView frame, const TileGrid& grid, std::span<ZoneStrip> strips,
                     SurfaceMerge& merge);

// R | G << 8 | B << 16 of one pixel of any format.
uint32_t PixelAt(ConstImageView frame, int32_t x, int32_t y);

}  // namespace genie::detect
