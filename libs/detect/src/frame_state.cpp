// The tile stages over a frame: see frame_state.h.
#include "frame_state.h"

#include <algorithm>
#include <atomic>
#include <new>

namespace genie::detect {
namespace {

constexpr uint8_t kCleanTolerance = 4;
constexpr uint8_t kLossyTolerance = 16;

Status GrowRows(FrameState& state) {
  const auto count = static_cast<size_t>(state.grid.rows);
  if (count <= state.row_capacity) return Status::Ok();
  state.row_capacity = 0;
  state.zone_rows.reset(new (std::nothrow) ZoneStrip[count]);
  state.ink_rows.reset(new (std::nothrow) InkStrip[count]);
  if (state.zone_rows == nullptr || state.ink_rows == nullptr) {
    return Status(StatusCode::kOutOfMemory, "not enough memory for the tiles of a frame");
  }
  state.row_capacity = count;
  return Status::Ok();
}

Status GrowScratch(size_t threads, FrameState& state) {
  if (threads <= state.scratch_capacity) return Status::Ok();
  state.scratch_capacity = 0;
  state.scratch.reset(new (std::nothrow) TileScratch[threads]);
  if (state.scratch == nullptr) {
    return Status(StatusCode::kOutOfMemory, "not enough memory to work on the tiles of a frame");
  }
  state.scratch_capacity = threads;
  return Status::Ok();
}

// Runs `work(row, scratch)` for every row of tiles that holds a tile with `flag`, on as many
// threads as the executor has, each with scratch of its own.
template <typename Work>
Status ForEachStrip(TileWorkFlag flag, Executor& executor, FrameState& state, Work work) {
  const auto rows = static_cast<size_t>(state.grid.rows);
  const size_t threads = std::min(std::max(executor.concurrency(), size_t{1}), rows);
  GENIE_RETURN_IF_ERROR(GrowScratch(threads, state));
  std::atomic<size_t> next = 0;
  executor.Run(threads, [&](size_t thread) {
    TileScratch& scratch = state.scratch[thread];
    scratch.status = Status::Ok();
    for (size_t row = next++; row < rows && scratch.status.ok(); row = next++) {
      const auto columns = static_cast<size_t>(state.grid.columns);
      const uint8_t* begin = state.work.data() + row * columns;
      if (std::none_of(begin, begin + columns, [&](uint8_t w) { return (w & flag) != 0; }))
        continue;
      scratch.status = work(static_cast<int32_t>(row), scratch);
    }
  });
  for (size_t i = 0; i < threads; ++i) GENIE_RETURN_IF_ERROR(state.scratch[i].status);
  return Status::Ok();
}

// Zones of the tiles of one row from column `first` up to `last`, all to be worked on.
Status FindRunOfZones(int32_t row, int32_t first, int32_t last, TileOrder order, FrameState& state,
                      ZoneScratch& scratch) {
  const TileGrid& grid = state.grid;
  const Box part = Union(grid.box({first, row}), grid.box({last - 1, row}));
  GENIE_RETURN_IF_ERROR(scratch.squares.Compute(state.planes, part));
  for (int32_t i = first; i < last; ++i) {
    const TileIndex tile{order == TileOrder::kForward ? i : first + last - 1 - i, row};
    const TileOutcome texture = FindTexture(state.planes, grid.box(tile), state.texture);
    const auto zones = FindZones(state.planes, state.texture, grid, tile, scratch,
                                 state.zone_rows[static_cast<size_t>(row)]);
    if (!zones) return zones.error();
    const bool is_other = texture == TileOutcome::kOther || *zones == TileOutcome::kOther;
    if (is_other) state.work[grid.index(tile)] |= kFindInk;
  }
  return Status::Ok();
}

Status FindStripZones(int32_t row, TileOrder order, FrameState& state, ZoneScratch& scratch) {
  const uint8_t* work = state.work.data() + state.grid.index({0, row});
  for (int32_t first = 0; first < state.grid.columns;) {
    int32_t last = first;
    while (last < state.grid.columns && (work[last] & kFindZones) != 0) ++last;
    if (last > first) {
      GENIE_RETURN_IF_ERROR(FindRunOfZones(row, first, last, order, state, scratch));
    }
    first = last + 1;
  }
  return Status::Ok();
}

// Calls `pair_right` and `pair_below` for the seams of one row that have a tile with `flag` beside
// them.
template <typename PairRight, typename PairBelow>
Status PairStrip(TileWorkFlag flag, int32_t row, const FrameState& state, PairRight pair_right,
                 PairBelow pair_below) {
  const TileGrid& grid = state.grid;
  const auto works = [&](TileIndex tile) { return (state.work[grid.index(tile)] & flag) != 0; };
  for (int32_t column = 0; column < grid.columns; ++column) {
    const TileIndex tile{column, row};
    const bool here = works(tile);
    if (column + 1 < grid.columns && (here || works({column + 1, row}))) {
      GENIE_RETURN_IF_ERROR(pair_right(tile));
    }
    if (row + 1 < grid.rows && (here || works({column, row + 1}))) {
      GENIE_RETURN_IF_ERROR(pair_below(tile));
    }
  }
  return Status::Ok();
}

Status PairZones(FrameState& state) {
  ZoneScratch& scratch = state.scratch[0].zones;
  for (int32_t row = 0; row < state.grid.rows; ++row) {
    ZoneStrip& strip = state.zone_rows[static_cast<size_t>(row)];
    GENIE_RETURN_IF_ERROR(PairStrip(
        kFindZones, row, state,
        [&](TileIndex tile) {
          return PairZonesRight(state.planes, state.grid, tile, scratch, strip);
        },
        [&](TileIndex tile) {
          return PairZonesBelow(state.planes, state.grid, tile,
                                state.zone_rows[static_cast<size_t>(row) + 1], scratch, strip);
        }));
  }
  return Status::Ok();
}

Status PairInk(FrameState& state) {
  InkScratch& scratch = state.scratch[0].ink;
  for (int32_t row = 0; row < state.grid.rows; ++row) {
    InkStrip& strip = state.ink_rows[static_cast<size_t>(row)];
    GENIE_RETURN_IF_ERROR(PairStrip(
        kFindInk, row, state,
        [&](TileIndex tile) { return PairInkRight(state.grid, tile, scratch, strip); },
        [&](TileIndex tile) {
          return PairInkBelow(state.grid, tile, state.ink_rows[static_cast<size_t>(row) + 1],
                              scratch, strip);
        }));
  }
  return Status::Ok();
}

// The verdicts on a tile's zones, after the merge of surfaces.
std::span<const uint8_t> VerdictsOf(const FrameState& state, TileIndex tile) {
  const ZoneStrip& strip = state.zone_rows[static_cast<size_t>(tile.row)];
  const auto column = static_cast<size_t>(tile.column);
  return {state.is_surface.data() + strip.zone_base + strip.zones.begin_of(column),
          strip.zones.of(column).size()};
}

// Writes down which zones are surfaces, and marks the tiles in which that is not what their ink
// was found from.
Status MarkFlips(FrameState& state) {
  const List<uint32_t>& surface_of = state.surfaces.surface_of;
  GENIE_RETURN_IF_ERROR(state.is_surface.Resize(surface_of.size()));
  for (size_t i = 0; i < surface_of.size(); ++i) state.is_surface[i] = surface_of[i] != kNone;
  for (int32_t row = 0; row < state.grid.rows; ++row) {
    const InkStrip& ink = state.ink_rows[static_cast<size_t>(row)];
    for (int32_t column = 0; column < state.grid.columns; ++column) {
      const auto now = VerdictsOf(state, {column, row});
      const auto then = ink.is_surface.of(static_cast<size_t>(column));
      if (!std::ranges::equal(now, then)) state.work[state.grid.index({column, row})] |= kFindInk;
    }
  }
  return Status::Ok();
}

}  // namespace

Status StartFrame(ConstImageView frame, int32_t tile_size, Executor& executor, FrameState& state) {
  state.grid = TileGrid::Of(frame.width, frame.height, tile_size);
  GENIE_RETURN_IF_ERROR(GrowRows(state));
  for (ZoneStrip& strip : state.zone_strips()) GENIE_RETURN_IF_ERROR(strip.Reset(state.grid));
  for (InkStrip& strip : state.ink_strips()) GENIE_RETURN_IF_ERROR(strip.Reset(state.grid));
  GENIE_RETURN_IF_ERROR(state.work.Assign(state.grid.count(), kFindZones | kFindInk));
  GENIE_RETURN_IF_ERROR(SampleFidelity(frame, state.fidelity_map));
  state.fidelity = JudgeFidelity(state.fidelity_map);
  const uint8_t tolerance = state.fidelity == Fidelity::kLossy ? kLossyTolerance : kCleanTolerance;
  GENIE_RETURN_IF_ERROR(ComputeEqualPlanes(frame, tolerance, executor, state.planes));
  GENIE_RETURN_IF_ERROR(state.ink.Resize(frame.width, frame.height));
  std::fill_n(state.ink.words.data(), state.ink.words.size(), uint64_t{0});
  GENIE_RETURN_IF_ERROR(state.texture.Resize((frame.width + kCellSide - 1) / kCellSide,
                                             (frame.height + kCellSide - 1) / kCellSide));
  std::fill_n(state.texture.words.data(), state.texture.words.size(), uint64_t{0});
  return Status::Ok();
}

void MarkChanged(const Box& changed, FrameState& state) {
  const TileGrid& grid = state.grid;
  const auto mark = [&](const Box& box, TileWorkFlag flag) {
    const Box kept = Intersection(box, {0, 0, grid.width, grid.height});
    if (kept.empty()) return;
    for (int32_t row = kept.y / grid.tile_size; row * grid.tile_size < kept.bottom(); ++row) {
      for (int32_t column = kept.x / grid.tile_size; column * grid.tile_size < kept.right();
           ++column) {
        state.work[grid.index({column, row})] |= flag;
      }
    }
  };
  mark(changed, kFindInk);
  mark(BoxFromEdges(changed.x - kZoneReachAfter, changed.y - kZoneReachAfter,
                    changed.right() + kZoneReachBefore, changed.bottom() + kZoneReachBefore),
       kFindZones);
}

Status ContinueFrame(ConstImageView frame, std::span<const Box> changed, FrameState& state) {
  for (const Box& box : changed) {
    GENIE_RETURN_IF_ERROR(UpdateEqualPlanes(frame, box, state.planes));
  }
  return Status::Ok();
}

Status FindAllZones(TileOrder order, Executor& executor, FrameState& state) {
  GENIE_RETURN_IF_ERROR(
      ForEachStrip(kFindZones, executor, state, [&](int32_t row, TileScratch& scratch) {
        return FindStripZones(row, order, state, scratch.zones);
      }));
  return PairZones(state);
}

Status FindAllInk(ConstImageView frame, Executor& executor, FrameState& state) {
  GENIE_RETURN_IF_ERROR(MarkFlips(state));
  const InkSource source{
      .frame = frame, .planes = state.planes, .texture = state.texture, .grid = state.grid};
  GENIE_RETURN_IF_ERROR(
      ForEachStrip(kFindInk, executor, state, [&](int32_t row, TileScratch& scratch) {
        const auto at = static_cast<size_t>(row);
        for (int32_t column = 0; column < state.grid.columns; ++column) {
          const TileIndex tile{column, row};
          if ((state.work[state.grid.index(tile)] & kFindInk) == 0) continue;
          GENIE_RETURN_IF_ERROR(FindInk(source, tile, state.zone_rows[at], VerdictsOf(state, tile),
                                        scratch.ink, state.ink_rows[at], state.ink));
        }
        return Status::Ok();
      }));
  return PairInk(state);
}

}  // namespace genie::detect
