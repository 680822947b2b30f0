// FrameState: what the tile stages made of a frame, from planes of bits to merged surfaces and
// atoms.
//
//   planes ▶ zones ▶ pairs over seams ▶ MergeSurfaces ▶ ink ▶ pairs over seams ▶ MergeInk
//     tile    tile          tile            merge       tile        tile          merge
//
// Results of a tile stay in its strip (row of tiles) until the tile is worked on again, so that
// the next frame of a screen needs work on the tiles alone that changes reach:
//
//   zones   a changed pixel inside the tile or within reach of its squares
//   ink     a changed pixel inside the tile, other zones or texture there, or a zone of it that
//           is a surface now and was none before (or the other way round): the verdict is part of
//           what the ink was found from, and kept beside it
//
// Everything is a pure function of the pixels, so the lists are the same whichever way they came
// about. Lists keep their capacity from frame to frame.
//
// Depends on: frame_planes, fidelity, zones, surfaces, ink. Thread safety: one detection at a time.
#pragma once

#include <memory>
#include <span>

#include <genie/base/executor.h>
#include <genie/image/view.h>

#include "fidelity.h"
#include "frame_planes.h"
#include "ink.h"
#include "surfaces.h"
#include "tile_grid.h"
#include "zones.h"

namespace genie::detect {

// What is to be done on a tile.
enum TileWorkFlag : uint8_t { kFindZones = 1 << 0, kFindInk = 1 << 1 };

// Scratch of one thread.
struct TileScratch {
  ZoneScratch zones;
  InkScratch ink;
  Status status;
};

struct FrameState {
  TileGrid grid;
  Fidelity fidelity = Fidelity::kClean;
  FidelityMap fidelity_map;
  FramePlanes planes;
  BitPlane texture;    // one bit a 32 px cell
  BitPlane ink;        // one bit a pixel
  List<uint8_t> work;  // per tile: TileWorkFlag of this frame
  std::unique_ptr<ZoneStrip[]> zone_rows;
  std::unique_ptr<InkStrip[]> ink_rows;
  size_t row_capacity = 0;
  std::unique_ptr<TileScratch[]> scratch;  // one for each thread
  size_t scratch_capacity = 0;
  List<uint8_t> is_surface;  // per zone of the frame
  SurfaceMerge surfaces;
  InkMerge atoms;

  std::span<ZoneStrip> zone_strips() { return {zone_rows.get(), static_cast<size_t>(grid.rows)}; }
  std::span<InkStrip> ink_strips() { return {ink_rows.get(), static_cast<size_t>(grid.rows)}; }
};

// Tiles are worked on in this order inside a strip; the result is the same for both.
enum class TileOrder : uint8_t { kForward, kBackward };

// The tile stages of a whole frame up to surfaces, then up to atoms: StartFrame, FindAllZones,
// MergeSurfaces, FindAllInk, MergeInk. `tile_size` as in DetectOptions. Errors: kOutOfMemory.
Status StartFrame(ConstImageView frame, int32_t tile_size, Executor& executor, FrameState& state);

// The same for the next frame of a screen of which only the pixels inside `changed` changed;
// ContinueFrame needs a state that all stages ended well on, for a frame of this shape.
void MarkChanged(const Box& changed, FrameState& state);  // sets `work`
Status ContinueFrame(ConstImageView frame, std::span<const Box> changed, FrameState& state);

// Finds zones and ink where `work` says so. FindAllInk adds the tiles in which verdicts flipped.
Status FindAllZones(TileOrder order, Executor& executor, FrameState& state);
Status FindAllInk(ConstImageView frame, Executor& executor, FrameState& state);

}  // namespace genie::detect
