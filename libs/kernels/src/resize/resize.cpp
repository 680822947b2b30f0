// Resize: see genie/kernels/resize.h. Rows are combined in whole vectors into one row of 15-bit
// values, whose columns are then combined a target pixel at a time, its channels in parallel.
#include <genie/kernels/resize.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "resize/resize.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

#include "pixels/pairwise-inl.h"
#include "resize/tap_table.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void ResizeRows(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
                const TapTable&, const TapTable&, uint16_t*, ResizeFilter filter) {
  scalar::Resize(source, target, shape, filter);
}

#else

using WideTag = hn::ScalableTag<uint16_t>;
using ByteTag = hn::Rebind<uint8_t, WideTag>;

// The source rows of one target row and their weights.
struct RowTaps {
  Rows<const uint8_t> source;
  size_t first;
  size_t last;  // the last row that exists: an odd last pair repeats it with weight 0
  const uint32_t* pairs;
  size_t pair_count;
};

// Combines Lanes(WideTag()) bytes at `i` of the rows: 15-bit results.
HWY_INLINE hn::Vec<WideTag> CombineRows(const RowTaps& rows, size_t i) {
  const WideTag d;
  const hn::RepartitionToWide<WideTag> d32;
  const hn::Repartition<int16_t, WideTag> d16;
  const hn::Repartition<int32_t, WideTag> di32;
  auto low = hn::Set(d32, 64u);
  auto high = low;
  for (size_t p = 0; p < rows.pair_count; ++p) {
    const size_t y = rows.first + 2 * p;
    const auto weights = hn::Set(d32, rows.pairs[p]);
    const auto a = hn::PromoteTo(d, hn::LoadU(ByteTag(), rows.source.row(y) + i));
    const auto b =
        hn::PromoteTo(d, hn::LoadU(ByteTag(), rows.source.row(HWY_MIN(y + 1, rows.last)) + i));
    low =
        hn::Add(low, PairwiseMulAdd(d32, hn::BitCast(d32, hn::InterleaveLower(d, a, b)), weights));
    high =
        hn::Add(high, PairwiseMulAdd(d32, hn::BitCast(d32, hn::InterleaveUpper(d, a, b)), weights));
  }
  // Interleaving and demoting both stay inside 128-bit blocks, so that the order is kept.
  return hn::BitCast(d, hn::ReorderDemote2To(d16, hn::BitCast(di32, hn::ShiftRight<7>(low)),
                                             hn::BitCast(di32, hn::ShiftRight<7>(high))));
}

// Combines all `bytes` bytes of the rows into `combined`.
void CombineRow(const RowTaps& rows, size_t bytes, uint16_t* HWY_RESTRICT combined) {
  const WideTag d;
  const size_t step = hn::Lanes(d);
  size_t i = 0;
  for (; i + step <= bytes; i += step) hn::StoreU(CombineRows(rows, i), d, combined + i);
  if (i == bytes) return;
  if (bytes >= step) {  // once more, up to the end
    hn::StoreU(CombineRows(rows, bytes - step), d, combined + bytes - step);
    return;
  }
  for (; i < bytes; ++i) {
    uint32_t sum = 64;
    for (size_t p = 0; p < rows.pair_count; ++p) {
      const size_t y = rows.first + 2 * p;
      sum += (rows.pairs[p] & 0xFFFF) * rows.source.row(y)[i] +
             (rows.pairs[p] >> 16) * rows.source.row(HWY_MIN(y + 1, rows.last))[i];
    }
    combined[i] = uint16_t(sum >> 7);
  }
}

// Target pixels of up to four channels; reads eight values from the first of each pair's pixels.
template <size_t kChannels>
void CombineColumns(const uint16_t* HWY_RESTRICT combined, const TapTable& taps, size_t width,
                    uint8_t* HWY_RESTRICT target) {
  const hn::FixedTag<uint16_t, 8> d16;
  const hn::FixedTag<uint32_t, 4> d32;
  for (size_t x = 0; x < width; ++x) {
    const uint16_t* values = combined + taps.first[x] * kChannels;
    auto sum = hn::Set(d32, uint32_t{1} << 20);
    for (size_t p = taps.begin[x]; p < taps.begin[x + 1]; ++p, values += 2 * kChannels) {
      const auto pair =
          hn::InterleaveLower(d16, hn::LoadU(d16, values), hn::LoadU(d16, values + kChannels));
      sum = hn::Add(sum, PairwiseMulAdd(d32, hn::BitCast(d32, pair), hn::Set(d32, taps.pairs[p])));
    }
    alignas(16) uint8_t pixel[4];
    const hn::FixedTag<uint8_t, 4> d8;
    hn::StoreU(hn::U8FromU32(hn::ShiftRight<21>(sum)), d8, pixel);
    std::memcpy(target + x * kChannels, pixel, kChannels);
  }
}

// Target values of one channel: the pair of taps lies side by side.
void CombineColumnsOfPlane(const uint16_t* HWY_RESTRICT combined, const TapTable& taps,
                           size_t width, uint8_t* HWY_RESTRICT target) {
  for (size_t x = 0; x < width; ++x) {
    const uint16_t* values = combined + taps.first[x];
    uint32_t sum = uint32_t{1} << 20;
    for (size_t p = taps.begin[x]; p < taps.begin[x + 1]; ++p, values += 2) {
      sum += (taps.pairs[p] & 0xFFFF) * values[0] + (taps.pairs[p] >> 16) * values[1];
    }
    target[x] = uint8_t(sum >> 21);
  }
}

void ResizeRows(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
                const TapTable& columns, const TapTable& rows, uint16_t* combined, ResizeFilter) {
  const size_t width = shape.target.width;
  for (size_t y = 0; y < shape.target.height; ++y) {
    const uint32_t begin = rows.begin[y];
    CombineRow({source, rows.first[y], shape.source.height - 1, rows.pairs + begin,
                rows.begin[y + 1] - begin},
               shape.source.width * shape.channels, combined);
    if (shape.channels == 1) CombineColumnsOfPlane(combined, columns, width, target.row(y));
    if (shape.channels == 3) CombineColumns<3>(combined, columns, width, target.row(y));
    if (shape.channels == 4) CombineColumns<4>(combined, columns, width, target.row(y));
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {
namespace {

// Values that loads past the last pixel may touch, beside one row of combined values.
constexpr size_t kPastTheRow = 16;

size_t RowWords(const ResizeShape& shape) {
  return (shape.source.width * shape.channels + kPastTheRow + 1) / 2;
}

}  // namespace

HWY_EXPORT(ResizeRows);

size_t ResizeScratchWords(const ResizeShape& shape) {
  return RowWords(shape) + TapTable::Words(shape.source.width, shape.target.width) +
         TapTable::Words(shape.source.height, shape.target.height);
}

void Resize(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
            ResizeFilter filter, uint32_t* scratch) {
  uint32_t* column_words = scratch + RowWords(shape);
  uint32_t* row_words = column_words + TapTable::Words(shape.source.width, shape.target.width);
  const Axis columns = {shape.source.width, shape.target.width, filter};
  const Axis rows = {shape.source.height, shape.target.height, filter};
  uint16_t* combined = reinterpret_cast<uint16_t*>(scratch);
  std::memset(combined + shape.source.width * shape.channels, 0, kPastTheRow * sizeof(uint16_t));
  HWY_DYNAMIC_DISPATCH(ResizeRows)
  (source, target, shape, TapTable::Build(columns, column_words), TapTable::Build(rows, row_words),
   combined, filter);
}

}  // namespace genie::kernels
#endif
