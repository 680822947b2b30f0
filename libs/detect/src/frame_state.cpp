// The stages from pixels to merged lists: see frame_state.h.
#include "frame_state.h"

#include <algorithm>
#include <new>

namespace genie::detect {
namespace {

constexpr uint8_t kCleanTolerance = 4;
constexpr uint8_t kLossyTolerance = 16;

Status GrowStrips(FrameState& state, size_t count) {
  state.strip_count = count;
  if (count <= state.strip_capacity) return Status::Ok();
  state.strips.reset(new (std::nothrow) Strip[count]);
  state.ink_strips.reset(new (std::nothrow) InkStrip[count]);
  state.strip_capacity = count;
  if (state.strips == nullptr || state.ink_strips == nullptr) {
    state.strip_capacity = 0;
    return Status(StatusCode::kOutOfMemory, "not enough memory for the tiles of a frame");
  }
  return Status::Ok();
}

Status FindStripZones(const FrameState& state, int32_t row, TileOrder order, Strip& strip,
                      Seams& seams) {
  strip.tiles.Clear();
  strip.zones.Clear();
  strip.runs.Clear();
  strip.run_begin.Clear();
  const int32_t size = seams.tile_size;
  for (int32_t i = 0; i < seams.columns; ++i) {
    const int32_t column = order == TileOrder::kForward ? i : seams.columns - 1 - i;
    const Box cell{column * size, row * size, size, size};
    const Tile tile{.box = Intersection(cell, {0, 0, seams.width, seams.height})};
    GENIE_RETURN_IF_ERROR(FindZones(state.planes, state.texture, tile, strip, seams));
  }
  return Status::Ok();
}

template <typename Strips>
Status FirstError(const Strips& strips) {
  for (const auto& strip : strips) {
    if (!strip.status.ok()) return strip.status;
  }
  return Status::Ok();
}

}  // namespace

Status FindSurfaces(ConstImageView frame, int32_t tile_size, TileOrder order, Executor& executor,
                    FrameState& state) {
  const int32_t whole = (std::max(frame.width, frame.height) + 31) / 32 * 32;
  GENIE_RETURN_IF_ERROR(
      state.seams.Resize(frame.width, frame.height, tile_size == 0 ? whole : tile_size));
  GENIE_RETURN_IF_ERROR(GrowStrips(state, static_cast<size_t>(state.seams.rows)));
  const auto fidelity = MeasureFidelity(frame, state.planes);
  if (!fidelity) return fidelity.error();
  state.fidelity = *fidelity;
  const uint8_t tolerance = state.fidelity == Fidelity::kLossy ? kLossyTolerance : kCleanTolerance;
  GENIE_RETURN_IF_ERROR(ComputeEqualPlanes(frame, tolerance, executor, state.planes));
  GENIE_RETURN_IF_ERROR(ComputeSquarePlanes(state.planes));
  GENIE_RETURN_IF_ERROR(FindTexture(state.planes, state.texture));
  executor.Run(state.strip_count, [&](size_t i) {
    Strip& strip = state.strips[i];
    strip.status = FindStripZones(state, static_cast<int32_t>(i), order, strip, state.seams);
  });
  GENIE_RETURN_IF_ERROR(FirstError(state.zone_strips()));
  return MergeSurfaces(frame, state.planes, state.zone_strips(), state.seams, state.surfaces);
}

Status FindAllInk(ConstImageView frame, Executor& executor, FrameState& state) {
  GENIE_RETURN_IF_ERROR(state.ink.Resize(frame.width, frame.height));
  std::fill_n(state.ink.words.data(), state.ink.words.size(), uint64_t{0});
  executor.Run(state.strip_count, [&](size_t i) {
    Strip& strip = state.strips[i];
    InkStrip& out = state.ink_strips[i];
    out.atoms.Clear();
    out.votes.Clear();
    out.status = Status::Ok();
    const uint32_t* surface_of_zone = state.surfaces.surface_of.data() + strip.zone_base;
    for (const Tile& tile : strip.tiles) {
      if (!out.status.ok()) break;
      out.status = FindInk(frame, state.planes, state.texture, tile, strip, surface_of_zone, out,
                           state.ink, state.seams);
    }
  });
  GENIE_RETURN_IF_ERROR(FirstError(state.atom_strips()));
  return MergeInk(state.atom_strips(), state.surfaces.surfaces.size(), state.seams, state.atoms);
}

}  // namespace genie::detect
