// ApplyByTiles: see genie/kernels/clahe.h. For each row of pixels the tables of two rows of tiles
// are mixed first; two neighbouring results lie in one 32-bit word, so that a pixel takes one
// look-up and one pairwise product.
#include <genie/kernels/clahe.h>

#include "clahe/tile_mix.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "clahe/clahe.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void ApplyByTiles(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent,
                  const TileGrid& grid, const uint8_t* tables, uint64_t*) {
  scalar::ApplyByTiles(source, target, extent, grid, tables);
}

#else

// Mixed tables of one row of pixels: for the gap before tile g and for the one after the last,
// 256 words: the left tile's value in the lower half, the right one's in the upper.
struct RowTables {
  uint32_t* gaps;
  uint32_t* weights;  // of each column's right tile
};

// The gap g lies between tiles g - 1 and g.
void MixTables(const uint8_t* upper, const uint8_t* lower, uint32_t weight, size_t tiles,
               uint32_t* gaps) {
  const hn::ScalableTag<uint32_t> d;
  const hn::Rebind<uint8_t, decltype(d)> d8;
  const auto upper_weight = hn::Set(d, 256 - weight), lower_weight = hn::Set(d, weight);
  for (size_t gap = 0; gap <= tiles; ++gap) {
    const size_t left = gap == 0 ? 0 : (gap - 1) * 256;
    const size_t right = gap == tiles ? left : gap * 256;
    for (size_t i = 0; i < 256; i += hn::Lanes(d)) {
      const auto mixed = [&](size_t at) HWY_ATTR {
        return hn::Add(hn::Mul(hn::PromoteTo(d, hn::LoadU(d8, upper + at + i)), upper_weight),
                       hn::Mul(hn::PromoteTo(d, hn::LoadU(d8, lower + at + i)), lower_weight));
      };
      hn::StoreU(hn::Or(mixed(left), hn::ShiftLeft<16>(mixed(right))), d, gaps + gap * 256 + i);
    }
  }
}

// Columns from .. to of a row, all in one gap.
void ApplyGap(const uint8_t* source, uint8_t* target, size_t from, size_t to, const uint32_t* table,
              const uint32_t* weights) {
  const hn::ScalableTag<uint32_t> d;
  const hn::Rebind<int32_t, decltype(d)> d32;
  const hn::Rebind<uint8_t, decltype(d)> d8;
  size_t x = from;
  for (; x + hn::Lanes(d) <= to; x += hn::Lanes(d)) {
    const auto values = hn::PromoteTo(d32, hn::LoadU(d8, source + x));
    const auto pairs = hn::GatherIndex(d, table, values);
    const auto right = hn::LoadU(d, weights + x);
    const auto left = hn::Sub(hn::Set(d, 256u), right);
    const auto sum = hn::Add(hn::Mul(hn::And(pairs, hn::Set(d, 0xFFFFu)), left),
                             hn::Mul(hn::ShiftRight<16>(pairs), right));
    hn::StoreU(hn::U8FromU32(hn::ShiftRight<16>(hn::Add(sum, hn::Set(d, 32768u)))), d8, target + x);
  }
  for (; x < to; ++x) {
    const uint32_t pair = table[source[x]];
    target[x] =
        uint8_t(((pair & 0xFFFF) * (256 - weights[x]) + (pair >> 16) * weights[x] + 32768) >> 16);
  }
}

void ApplyRow(const uint8_t* source, uint8_t* target, size_t width, const TileGrid& grid,
              const RowTables& tables) {
  size_t from = 0;
  for (size_t gap = 0; gap <= grid.tiles_x && from < width; ++gap) {
    // The gap ends at the first column at or beyond the centre of tile `gap`.
    const size_t end =
        gap == grid.tiles_x ? width : gap * grid.tile_width + (grid.tile_width + 1) / 2;
    const size_t to = HWY_MIN(width, end);
    ApplyGap(source, target, from, to, tables.gaps + gap * 256, tables.weights);
    from = HWY_MAX(from, to);
  }
}

void ApplyByTiles(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent,
                  const TileGrid& grid, const uint8_t* tables, uint64_t* scratch) {
  auto* words = reinterpret_cast<uint32_t*>(scratch);
  const RowTables row_tables = {words, words + (grid.tiles_x + 1) * 256};
  for (size_t x = 0; x < extent.width; ++x) {
    row_tables.weights[x] = MixAt(x, grid.tile_width, grid.tiles_x).weight;
  }
  const size_t row_bytes = grid.tiles_x * 256;
  for (size_t y = 0; y < extent.height; ++y) {
    const TileMix rows = MixAt(y, grid.tile_height, grid.tiles_y);
    MixTables(tables + rows.first * row_bytes, tables + rows.second * row_bytes, rows.weight,
              grid.tiles_x, row_tables.gaps);
    ApplyRow(source.row(y), target.row(y), extent.width, grid, row_tables);
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(ApplyByTiles);

size_t ApplyByTilesScratchWords(size_t width, const TileGrid& grid) {
  return ((grid.tiles_x + 1) * 256 + width + 1) / 2;
}

void ApplyByTiles(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent,
                  const TileGrid& grid, const uint8_t* tables, uint64_t* scratch) {
  HWY_DYNAMIC_DISPATCH(ApplyByTiles)(source, target, extent, grid, tables, scratch);
}

}  // namespace genie::kernels
#endif
