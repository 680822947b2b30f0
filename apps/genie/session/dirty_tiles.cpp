// Dirty tiles, drawn: see dirty_tiles.h.
#include "dirty_tiles.h"

#include <array>

namespace genie::cli {
namespace {

// A warm yellow: no kind of element has it.
constexpr std::array<int, 3> kTint = {255, 190, 0};  // red, green, blue
constexpr int kFillPercent = 18;
constexpr int kLinePercent = 85;
constexpr int32_t kLine = 2;  // pixels, inside the tile

void Blend(ImageView target, const Box& box, int percent) {
  const Box kept = Intersection(box, target.bounds());
  const bool blue_first = target.format == PixelFormat::kBgr || target.format == PixelFormat::kBgra;
  const int bytes = BytesPerPixel(target.format);
  for (int32_t y = kept.y; y < kept.bottom(); ++y) {
    uint8_t* pixel = target.row(y) + ptrdiff_t{kept.x} * bytes;
    for (int32_t x = 0; x < kept.width; ++x, pixel += bytes) {
      for (size_t c = 0; c < 3; ++c) {
        const int tint = kTint[blue_first ? 2 - c : c];
        pixel[c] = static_cast<uint8_t>((pixel[c] * (100 - percent) + tint * percent) / 100);
      }
    }
  }
}

}  // namespace

void DrawDirtyTiles(const TileGrid& grid, std::span<const uint8_t> dirty, ImageView target) {
  const auto is_dirty = [&](int32_t column, int32_t row) {
    const bool inside = column >= 0 && column < grid.columns && row >= 0 && row < grid.rows;
    return inside && dirty[static_cast<size_t>(row * grid.columns + column)] != 0;
  };
  if (target.format == PixelFormat::kGray ||
      dirty.size() != static_cast<size_t>(grid.columns) * static_cast<size_t>(grid.rows)) {
    return;
  }
  for (int32_t row = 0; row < grid.rows; ++row) {
    for (int32_t column = 0; column < grid.columns; ++column) {
      if (!is_dirty(column, row)) continue;
      const Box tile = grid.Tile(column, row);
      Blend(target, tile, kFillPercent);
      const auto line = [&](int32_t beside_column, int32_t beside_row, const Box& box) {
        if (!is_dirty(beside_column, beside_row)) Blend(target, box, kLinePercent);
      };
      line(column - 1, row, {tile.x, tile.y, kLine, tile.height});
      line(column + 1, row, {tile.right() - kLine, tile.y, kLine, tile.height});
      line(column, row - 1, {tile.x, tile.y, tile.width, kLine});
      line(column, row + 1, {tile.x, tile.bottom() - kLine, tile.width, kLine});
    }
  }
}

}  // namespace genie::cli
