// The oracle of PerceptualHash: see genie/kernels/perceptual_hash.h.
#include <genie/kernels/perceptual_hash.h>

#include "perceptual_hash/hash_grid.h"

namespace genie::kernels::scalar {
namespace {

CellSums SumsOf(Rows<const uint8_t> source, size_t channels, CellRange columns, CellRange rows) {
  CellSums sums;
  for (size_t y = rows.begin; y < rows.end; ++y) {
    const uint8_t* row = source.row(ptrdiff_t(y));
    for (size_t i = columns.begin * channels; i < columns.end * channels; ++i) {
      sums.channels[i % channels] += row[i];
    }
  }
  return sums;
}

}  // namespace

uint64_t PerceptualHash(Rows<const uint8_t> source, PixelOrder order, Extent extent) {
  uint64_t hash = 0;
  for (size_t y = 0; y < kHashRows; ++y) {
    const CellRange rows = CellOf(y, kHashRows, extent.height);
    CellSums cells[kHashColumns];
    for (size_t x = 0; x < kHashColumns; ++x) {
      cells[x] = SumsOf(source, PixelBytes(order), CellOf(x, kHashColumns, extent.width), rows);
    }
    hash |= BitsOfCells(cells, order, extent.width, rows.size()) << (8 * y);
  }
  return hash;
}

}  // namespace genie::kernels::scalar
