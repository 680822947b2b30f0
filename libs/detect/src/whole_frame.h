// The tile stages and merges of a whole frame in one call each, for tests and benchmarks.
//
// Depends on: frame_state. Thread safety: one state, one thread.
#pragma once

#include "frame_state.h"

namespace genie::detect {

inline Status FindSurfaces(ConstImageView frame, int32_t tile_size, TileOrder order,
                           Executor& executor, FrameState& state) {
  GENIE_RETURN_IF_ERROR(StartFrame(frame, tile_size, executor, state));
  GENIE_RETURN_IF_ERROR(FindAllZones(order, executor, state));
  return MergeSurfaces(frame, state.grid, state.zone_strips(), state.surfaces);
}

inline Status FindAtoms(ConstImageView frame, Executor& executor, FrameState& state) {
  GENIE_RETURN_IF_ERROR(FindAllInk(frame, executor, state));
  return MergeInk(state.grid, state.zone_strips(), state.ink_strips(), state.surfaces, state.atoms);
}

}  // namespace genie::detect
