// RowHash: see genie/kernels/row_hash.h.
#include <genie/kernels/row_hash.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "row_hash/row_hash.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/order_switch.h"
#include "tile_hash/keyed_sums-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void RowHash(Rows<const uint8_t> source, PixelOrder order, const Box& within, uint64_t* hashes) {
  scalar::RowHash(source, order, within, hashes);
}

#else

template <PixelOrder kOrder>
uint64_t HashRow(const uint8_t* row, size_t width) {
  constexpr size_t kBytes = kTileSide * PixelBytes(kOrder);
  const size_t bytes = width * PixelBytes(kOrder);
  alignas(64) uint64_t sums[kHashLanes] = {};
  size_t x = 0;
  size_t piece = 0;
  for (; x + kBytes + BytesReadBeyond<kOrder>() <= bytes; x += kBytes) {
    AddRow<kOrder>(row + x, piece++, sums);
  }
  for (; x < bytes; x += kBytes) AddLastRow<kOrder>(row + x, bytes - x, piece++, sums);
  return FinishSums(CombineHash(0, width), sums);
}

void RowHash(Rows<const uint8_t> source, PixelOrder order, const Box& within, uint64_t* hashes) {
  WithOrder(order, [&]<PixelOrder kOrder>() {
    const size_t start = size_t(within.x) * PixelBytes(kOrder);
    for (int32_t y = within.y; y < within.bottom(); ++y) {
      *hashes++ = HashRow<kOrder>(source.row(size_t(y)) + start, size_t(within.width));
    }
  });
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(RowHash);

void RowHash(Rows<const uint8_t> source, PixelOrder order, const Box& within, uint64_t* hashes) {
  HWY_DYNAMIC_DISPATCH(RowHash)(source, order, within, hashes);
}

}  // namespace genie::kernels
#endif
