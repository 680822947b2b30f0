// PerceptualHash: see genie/kernels/perceptual_hash.h. Luma is linear, so that channels can be
// added first: rows into one row of 16-bit sums, whatever the order of the bytes, and that row into
// cells.
#include <genie/kernels/perceptual_hash.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "perceptual_hash/perceptual_hash.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

#include "perceptual_hash/hash_grid.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

uint64_t PerceptualHash(Rows<const uint8_t> source, PixelOrder order, Extent extent, uint16_t*) {
  return scalar::PerceptualHash(source, order, extent);
}

#else

// So many rows of 255 fit into 16 bits.
inline constexpr size_t kMostRows = 256;

// Adds kRows rows from row `y` on to `sums`.
template <size_t kRows>
void AddRows(Rows<const uint8_t> source, size_t y, size_t bytes, uint16_t* HWY_RESTRICT sums) {
  const hn::ScalableTag<uint16_t> d;
  const hn::Rebind<uint8_t, decltype(d)> d8;
  const uint8_t* rows[kRows];
  for (size_t k = 0; k < kRows; ++k) rows[k] = source.row(ptrdiff_t(y + k));
  size_t i = 0;
  for (; i + hn::Lanes(d) <= bytes; i += hn::Lanes(d)) {
    auto sum = hn::LoadU(d, sums + i);
    for (size_t k = 0; k < kRows; ++k) {
      sum = hn::Add(sum, hn::PromoteTo(d, hn::LoadU(d8, rows[k] + i)));
    }
    hn::StoreU(sum, d, sums + i);
  }
  for (; i < bytes; ++i) {
    for (size_t k = 0; k < kRows; ++k) sums[i] = uint16_t(sums[i] + rows[k][i]);
  }
}

template <size_t kChannels>
void AddCells(const uint16_t* HWY_RESTRICT sums, size_t width, CellSums (&cells)[kHashColumns]) {
  for (size_t x = 0; x < kHashColumns; ++x) {
    const CellRange columns = CellOf(x, kHashColumns, width);
    uint64_t total[kChannels] = {};
    for (size_t i = columns.begin; i < columns.end; ++i) {
      for (size_t c = 0; c < kChannels; ++c) total[c] += sums[i * kChannels + c];
    }
    for (size_t c = 0; c < kChannels; ++c) cells[x].channels[c] += total[c];
  }
}

// One row of cells: pixel rows rows.begin .. rows.end - 1.
void SumCells(Rows<const uint8_t> source, size_t width, size_t channels, CellRange rows,
              uint16_t* sums, CellSums (&cells)[kHashColumns]) {
  const size_t bytes = width * channels;
  for (size_t begin = rows.begin; begin < rows.end; begin += kMostRows) {
    const size_t end = HWY_MIN(begin + kMostRows, rows.end);
    std::memset(sums, 0, bytes * sizeof(uint16_t));
    size_t y = begin;
    for (; y + 4 <= end; y += 4) AddRows<4>(source, y, bytes, sums);
    for (; y < end; ++y) AddRows<1>(source, y, bytes, sums);
    if (channels == 1) AddCells<1>(sums, width, cells);
    if (channels == 3) AddCells<3>(sums, width, cells);
    if (channels == 4) AddCells<4>(sums, width, cells);
  }
}

uint64_t PerceptualHash(Rows<const uint8_t> source, PixelOrder order, Extent extent,
                        uint16_t* scratch) {
  uint64_t hash = 0;
  for (size_t y = 0; y < kHashRows; ++y) {
    const CellRange rows = CellOf(y, kHashRows, extent.height);
    CellSums cells[kHashColumns];
    SumCells(source, extent.width, PixelBytes(order), rows, scratch, cells);
    hash |= BitsOfCells(cells, order, extent.width, rows.size()) << (8 * y);
  }
  return hash;
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(PerceptualHash);

uint64_t PerceptualHash(Rows<const uint8_t> source, PixelOrder order, Extent extent,
                        uint16_t* scratch) {
  return HWY_DYNAMIC_DISPATCH(PerceptualHash)(source, order, extent, scratch);
}

}  // namespace genie::kernels
#endif
