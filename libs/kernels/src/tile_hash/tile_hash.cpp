// TileHash: see genie/kernels/tile_hash.h. The frame is streamed row by row; the sums of a row of
// tiles wait in scratch (64 bytes a tile, all in L1). Marked tiles are taken one by one.
#include <genie/kernels/tile_hash.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tile_hash/tile_hash.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>

#include "pixels/order_switch.h"
#include "tile_hash/keyed_sums-inl.h"
#include "tile_hash/tile_hash_keys.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void TileHash(Rows<const uint8_t> source, PixelOrder order, Extent extent, uint64_t* hashes,
              uint64_t* scratch) {
  scalar::TileHash(source, order, extent, hashes, scratch);
}

void TileHashMarked(Rows<const uint8_t> source, PixelOrder order, Extent extent,
                    const uint64_t* marked, uint64_t* hashes) {
  scalar::TileHashMarked(source, order, extent, marked, hashes);
}

#else

// Row `y` of a row of tiles. The last tile may be narrow, and no load may pass the end of the row.
template <PixelOrder kOrder>
void AddTileRow(const uint8_t* row, size_t width, size_t y, uint64_t* sums) {
  constexpr size_t kBytes = kTileSide * PixelBytes(kOrder);
  const size_t bytes = width * PixelBytes(kOrder);
  size_t x = 0;
  for (; x + kBytes + BytesReadBeyond<kOrder>() <= bytes; x += kBytes, sums += kHashLanes) {
    AddRow<kOrder>(row + x, y, sums);
  }
  for (; x < bytes; x += kBytes, sums += kHashLanes) {
    AddLastRow<kOrder>(row + x, bytes - x, y, sums);
  }
}

template <PixelOrder kOrder>
void HashRows(Rows<const uint8_t> source, Extent extent, uint64_t* hashes, uint64_t* scratch) {
  const size_t columns = TileColumns(extent);
  for (size_t top = 0; top < extent.height; top += kTileSide) {
    const size_t height = HWY_MIN(kTileSide, extent.height - top);
    std::fill_n(scratch, columns * kHashLanes, uint64_t{0});
    for (size_t y = 0; y < height; ++y) {
      AddTileRow<kOrder>(source.row(top + y), extent.width, y, scratch);
    }
    for (size_t c = 0; c < columns; ++c) {
      *hashes++ = FinishTile(scratch + c * kHashLanes, c, extent.width, height);
    }
  }
}

void TileHash(Rows<const uint8_t> source, PixelOrder order, Extent extent, uint64_t* hashes,
              uint64_t* scratch) {
  WithOrder(order, [&]<PixelOrder kOrder>() { HashRows<kOrder>(source, extent, hashes, scratch); });
}

// Only the tiles that `marked` names: one after the other, the sums of one in L1.
template <PixelOrder kOrder>
void HashMarked(Rows<const uint8_t> source, Extent extent, const uint64_t* marked,
                uint64_t* hashes) {
  constexpr size_t kBytes = kTileSide * PixelBytes(kOrder);
  ForEachMarkedTile(marked, extent, [&](size_t r, size_t c) {
    alignas(64) uint64_t sums[kHashLanes] = {};
    const size_t height = HWY_MIN(kTileSide, extent.height - r * kTileSide);
    const size_t bytes = extent.width * PixelBytes(kOrder) - c * kBytes;
    const bool is_whole = kBytes + BytesReadBeyond<kOrder>() <= bytes;
    for (size_t y = 0; y < height; ++y) {
      const uint8_t* pixels = source.row(r * kTileSide + y) + c * kBytes;
      if (is_whole) {
        AddRow<kOrder>(pixels, y, sums);
      } else {
        AddLastRow<kOrder>(pixels, bytes, y, sums);
      }
    }
    hashes[r * TileColumns(extent) + c] = FinishTile(sums, c, extent.width, height);
  });
}

void TileHashMarked(Rows<const uint8_t> source, PixelOrder order, Extent extent,
                    const uint64_t* marked, uint64_t* hashes) {
  WithOrder(order,
            [&]<PixelOrder kOrder>() { HashMarked<kOrder>(source, extent, marked, hashes); });
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(TileHash);
HWY_EXPORT(TileHashMarked);

void TileHash(Rows<const uint8_t> source, PixelOrder order, Extent extent, uint64_t* hashes,
              uint64_t* scratch) {
  HWY_DYNAMIC_DISPATCH(TileHash)(source, order, extent, hashes, scratch);
}

void TileHashMarked(Rows<const uint8_t> source, PixelOrder order, Extent extent,
                    const uint64_t* marked, uint64_t* hashes) {
  HWY_DYNAMIC_DISPATCH(TileHashMarked)(source, order, extent, marked, hashes);
}

}  // namespace genie::kernels
#endif
