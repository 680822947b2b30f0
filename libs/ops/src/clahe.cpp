// Clahe: see genie/ops/equalize.h.
#include <genie/kernels/clahe.h>
#include <genie/kernels/histogram.h>
#include <genie/ops/equalize.h>
#include <genie/ops/pixel_rows.h>

#include <algorithm>

#include "check.h"

namespace genie::ops {
namespace {

using kernels::TileGrid;

Status CheckOptions(ConstImageView source, const ClaheOptions& options) {
  const auto is_count = [](int32_t tiles) {
    return tiles >= 1 && tiles <= ClaheOptions::kMaxTiles;
  };
  if (!is_count(options.tiles_x) || !is_count(options.tiles_y)) {
    return Status(StatusCode::kInvalidArgument, "the number of tiles is outside of its range")
        .With("tiles_x", options.tiles_x)
        .With("tiles_y", options.tiles_y)
        .With("most", ClaheOptions::kMaxTiles);
  }
  if (!(options.clip_limit >= 0 && options.clip_limit <= 256)) {
    return Status(StatusCode::kInvalidArgument, "clip_limit is outside of 0 to 256");
  }
  if (source.width < options.tiles_x || source.height < options.tiles_y) {
    return Status(StatusCode::kInvalidArgument,
                  "the image is smaller than the grid of tiles; ask for fewer tiles")
        .With("width", source.width)
        .With("height", source.height);
  }
  return Status::Ok();
}

TileGrid GridOf(ConstImageView source, const ClaheOptions& options) {
  const auto size = [](int32_t side, int32_t tiles) { return size_t((side + tiles - 1) / tiles); };
  return {.tile_width = size(source.width, options.tiles_x),
          .tile_height = size(source.height, options.tiles_y),
          .tiles_x = size_t(options.tiles_x),
          .tiles_y = size_t(options.tiles_y)};
}

// The part of [first, first + size) inside [0, side), and what mirrors the rest: [0] and [1].
struct Interval {
  int32_t first = 0;
  int32_t size = 0;
};
struct MirroredInterval {
  Interval parts[2];
};
MirroredInterval Mirrored(int64_t first, int64_t size, int64_t side) {
  const int64_t inside = std::clamp<int64_t>(side - first, 0, size);
  // Index i >= side stands for 2 (side - 1) - i. The rest is at most one row of tiles' rounding,
  // less than the number of tiles, which is at most the side.
  const int64_t from = std::max<int64_t>(2 * (side - 1) - (first + size - 1), 0);
  const int64_t to = std::min(2 * (side - 1) - std::max(first, side), side - 1);
  return {{{int32_t(first), int32_t(inside)},
           {int32_t(from), inside == size ? 0 : int32_t(to - from + 1)}}};
}

HistogramCounts CountTile(ConstImageView source, const TileGrid& grid, size_t column, size_t row) {
  HistogramCounts sums = {};
  const auto columns =
      Mirrored(int64_t(column * grid.tile_width), int64_t(grid.tile_width), source.width);
  const auto rows =
      Mirrored(int64_t(row * grid.tile_height), int64_t(grid.tile_height), source.height);
  for (const Interval& y : rows.parts) {
    for (const Interval& x : columns.parts) {
      if (x.size <= 0 || y.size <= 0) continue;
      const ConstImageView part = Crop(source, {x.first, y.first, x.size, y.size});
      HistogramCounts counts;
      kernels::Histogram(RowsOf(part), ExtentOf(part), counts);
      for (size_t value = 0; value < 256; ++value) sums[value] += counts[value];
    }
  }
  return sums;
}

// Spreads what is above `limit` over all bins: an equal share for each, the rest one by one over
// bins that are evenly apart.
void Clip(HistogramCounts& counts, uint32_t limit) {
  uint32_t excess = 0;
  for (uint32_t& count : counts) {
    if (count > limit) {
      excess += count - limit;
      count = limit;
    }
  }
  const uint32_t share = excess / 256;
  uint32_t rest = excess % 256;
  for (uint32_t& count : counts) count += share;
  if (rest == 0) return;
  const uint32_t step = std::max(256 / rest, 1u);
  for (uint32_t i = 0; i < 256 && rest > 0; i += step, --rest) ++counts[i];
}

void WriteTable(const HistogramCounts& counts, uint64_t pixels, uint8_t* table) {
  uint64_t sum = 0;
  for (size_t value = 0; value < 256; ++value) {
    sum += counts[value];
    table[value] = uint8_t(std::min<uint64_t>((2 * 255 * sum + pixels) / (2 * pixels), 255));
  }
}

}  // namespace

Status Clahe(ConstImageView source, ImageView target, const ClaheOptions& options, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckGray(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckGray(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckApartOrSame(source, target));
  GENIE_RETURN_IF_ERROR(CheckOptions(source, options));
  const TileGrid grid = GridOf(source, options);
  const auto tables = scratch.Take<uint8_t>(grid.tiles_x * grid.tiles_y * 256);
  if (!tables) return tables.error();
  const auto words =
      scratch.Take<uint64_t>(kernels::ApplyByTilesScratchWords(size_t(source.width), grid));
  if (!words) return words.error();
  const uint64_t pixels = uint64_t{grid.tile_width} * grid.tile_height;
  for (size_t tile = 0; tile < grid.tiles_x * grid.tiles_y; ++tile) {
    HistogramCounts counts = CountTile(source, grid, tile % grid.tiles_x, tile / grid.tiles_x);
    if (options.clip_limit > 0) {
      Clip(counts, std::max(uint32_t(options.clip_limit * double(pixels) / 256), 1u));
    }
    WriteTable(counts, pixels, tables->data() + tile * 256);
  }
  kernels::ApplyByTiles(RowsOf(source), RowsOf(target), ExtentOf(source), grid, tables->data(),
                        words->data());
  return Status::Ok();
}

}  // namespace genie::ops
