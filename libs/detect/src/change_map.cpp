// Where two frames differ: see change_map.h.
#include "change_map.h"

#include <algorithm>

#include <genie/kernels/changed_bounds.h>
#include <genie/kernels/tile_compare.h>

#include "surfaces.h"

namespace genie::detect {
namespace {

kernels::Rows<const uint8_t> RowsOf(ConstImageView view) { return {view.data, view.stride_bytes}; }
kernels::PixelOrder OrderOf(ConstImageView view) {
  return static_cast<kernels::PixelOrder>(view.format);
}

// The part of a damage box inside the frame. Damage holds any numbers: nothing may overflow.
Box InsideFrame(const Box& box, ConstImageView frame) {
  const auto clip = [](int64_t value, int32_t extent) {
    return static_cast<int32_t>(std::clamp<int64_t>(value, 0, extent));
  };
  const Box kept = BoxFromEdges(clip(box.x, frame.width), clip(box.y, frame.height),
                                clip(int64_t{box.x} + box.width, frame.width),
                                clip(int64_t{box.y} + box.height, frame.height));
  return kept.empty() ? Box{} : kept;
}

// Compares inside the damage, or everywhere where boxes overlap so much that they cost more: a
// box is read as often as it is told.
size_t CompareDamage(ConstImageView last, ConstImageView frame, std::span<const Box> damage,
                     kernels::Extent extent, size_t limit, uint64_t* tiles) {
  const auto compare = [&](const Box& box, size_t most) {
    return kernels::TileCompareWithin(RowsOf(last), RowsOf(frame), OrderOf(frame), extent, box,
                                      most, tiles);
  };
  int64_t area = 0;
  for (const Box& box : damage) area += InsideFrame(box, frame).area();
  if (area > frame.bounds().area()) return compare(frame.bounds(), limit);
  size_t count = 0;
  for (const Box& box : damage) {
    if (count <= limit) count += compare(InsideFrame(box, frame), limit - count);
  }
  return count;
}

// The marks of a bitmap of tiles.
struct Marks {
  const List<uint64_t>& tiles;
  const TileGrid& grid;
  size_t row_words;

  bool At(int32_t column, int32_t row) const {
    if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return false;
    const auto word = static_cast<size_t>(row) * row_words + static_cast<size_t>(column) / 64;
    return (tiles[word] >> (column & 63) & 1) != 0;
  }
  // Whether all tiles around are marked too, so that nothing is gained from knowing the bounds.
  bool IsInside(int32_t column, int32_t row) const {
    return At(column - 1, row) && At(column + 1, row) && At(column, row - 1) && At(column, row + 1);
  }
};

// Joins marked neighbours of a row into boxes.
Status BoundChanges(ConstImageView last, ConstImageView frame, const Marks& marks,
                    List<Box>& boxes) {
  for (int32_t row = 0; row < marks.grid.rows; ++row) {
    for (int32_t column = 0; column < marks.grid.columns; ++column) {
      if (!marks.At(column, row)) continue;
      const Box tile = marks.grid.box({column, row});
      const Box bounds =
          marks.IsInside(column, row)
              ? tile
              : kernels::ChangedBounds(RowsOf(last), RowsOf(frame), OrderOf(frame), tile);
      if (marks.At(column - 1, row)) {
        boxes.back() = Union(boxes.back(), bounds);
      } else {
        GENIE_RETURN_IF_ERROR(boxes.Push(bounds));
      }
    }
  }
  return Status::Ok();
}

}  // namespace

Status FindChanges(ConstImageView last, ConstImageView frame,
                   std::optional<std::span<const Box>> damage, size_t limit, ChangeMap& map) {
  const kernels::Extent extent{.width = static_cast<size_t>(frame.width),
                               .height = static_cast<size_t>(frame.height)};
  GENIE_RETURN_IF_ERROR(map.tiles.Assign(kernels::TileBitmapWords(extent), 0));
  map.boxes.Clear();
  const Box everywhere[] = {frame.bounds()};
  map.tile_count =
      CompareDamage(last, frame, damage.value_or(everywhere), extent, limit, map.tiles.data());
  if (map.tile_count == 0 || map.tile_count > limit) return Status::Ok();
  const TileGrid grid = TileGrid::Of(frame.width, frame.height, kTileSide);
  return BoundChanges(
      last, frame,
      {.tiles = map.tiles, .grid = grid, .row_words = kernels::TileBitmapRowWords(extent)},
      map.boxes);
}

std::optional<Box> FindUntold(ConstImageView last, ConstImageView frame, const ChangeMap& map,
                              std::span<const Box> damage) {
  for (const Box& box : map.boxes) {
    for (int32_t y = box.y; y < box.bottom(); ++y) {
      for (int32_t x = box.x; x < box.right(); ++x) {
        const Box pixel{x, y, 1, 1};
        const bool is_told = std::ranges::any_of(
            damage, [&](const Box& told) { return Contains(InsideFrame(told, frame), x, y); });
        if (!is_told && PixelAt(last, x, y) != PixelAt(frame, x, y)) return pixel;
      }
    }
  }
  return std::nullopt;
}

}  // namespace genie::detect
