// FrameState: all scratch of one detection, from planes of bits to merged surfaces and atoms.
//
//   ComputePlanes ▶ FindAllZones ▶ MergeSurfaces ▶ FindAllInk ▶ MergeInk
//        tile            tile          merge           tile        merge
//
// Reused from frame to frame: lists keep their capacity.
// Depends on: frame_planes, zones, surfaces, ink. Thread safety: one detection at a time.
#pragma once

#include <memory>
#include <span>

#include <genie/base/executor.h>
#include <genie/image/view.h>

#include "frame_planes.h"
#include "ink.h"
#include "surfaces.h"
#include "zones.h"

namespace genie::detect {

// Strips are rows of tiles: the smallest tile is 32 px and the side limit 16,384.
inline constexpr size_t kMaxStrips = 16384 / 32;

struct FrameState {
  FramePlanes planes;
  BitPlane texture;  // one bit a 32 px cell
  BitPlane ink;      // one bit a pixel
  Seams seams;
  std::unique_ptr<Strip[]> strips;
  std::unique_ptr<InkStrip[]> ink_strips;
  size_t strip_capacity = 0;
  size_t strip_count = 0;
  SurfaceMerge surfaces;
  InkMerge atoms;
  Fidelity fidelity = Fidelity::kClean;

  std::span<Strip> zone_strips() { return {strips.get(), strip_count}; }
  std::span<InkStrip> atom_strips() { return {ink_strips.get(), strip_count}; }
};

// Tiles are worked on in this order inside a strip; the result is the same for both.
enum class TileOrder : uint8_t { kForward, kBackward };

// The stages up to merged surfaces, then up to merged atoms. Errors: kOutOfMemory.
Status FindSurfaces(ConstImageView frame, int32_t tile_size, TileOrder order, Executor& executor,
                    FrameState& state);
Status FindAllInk(ConstImageView frame, Executor& executor, FrameState& state);

}  // namespace genie::detect
