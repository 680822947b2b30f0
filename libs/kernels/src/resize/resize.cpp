// Resize: see genie/kernels/resize.h. Rows are combined in whole vectors into one row of 15-bit
// values, whose columns are then combined a target pixel at a time, its channels in parallel.
#include <genie/kernels/resize.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "resize/resize.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

#include "pixels/pairwise-inl.h"
#include "resize/halve-inl.h"
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
class RowTaps {
 public:
  RowTaps(Rows<const uint8_t> source, size_t height, const TapTable& table, size_t y)
      : source_(source),
        first_(table.first[y]),
        last_(height - 1),
        pairs_(table.pairs + y),
        pair_stride_(table.size),
        pair_count_(table.pair_count) {
    while (pair_count_ > 1 && Pair(pair_count_ - 1) == 0) --pair_count_;
  }
  size_t pair_count() const { return pair_count_; }
  uint32_t Pair(size_t p) const { return pairs_[p * pair_stride_]; }
  // Row k of them; one past the last that exists (its weight is 0) is the last.
  const uint8_t* Row(size_t k) const { return source_.row(HWY_MIN(first_ + k, last_)); }

 private:
  Rows<const uint8_t> source_;
  size_t first_;
  size_t last_;
  const uint32_t* pairs_;
  size_t pair_stride_;
  size_t pair_count_;
};

// Combines Lanes(WideTag()) bytes at `i` of the rows: 15-bit results. `kPairs` is the number of
// pairs where it is small, as it mostly is, and 0 for any other.
template <size_t kPairs>
HWY_INLINE hn::Vec<WideTag> CombineRows(const RowTaps rows, size_t i) {
  const WideTag d;
  const hn::RepartitionToWide<WideTag> d32;
  const hn::Repartition<int16_t, WideTag> d16;
  const hn::Repartition<int32_t, WideTag> di32;
  auto low = hn::Set(d32, 64u);
  auto high = low;
  for (size_t p = 0; p < (kPairs == 0 ? rows.pair_count() : kPairs); ++p) {
    const auto weights = hn::Set(d32, rows.Pair(p));
    const auto a = hn::PromoteTo(d, hn::LoadU(ByteTag(), rows.Row(2 * p) + i));
    const auto b = hn::PromoteTo(d, hn::LoadU(ByteTag(), rows.Row(2 * p + 1) + i));
    const auto lower = hn::BitCast(d32, hn::InterleaveLower(d, a, b));
    const auto upper = hn::BitCast(d32, hn::InterleaveUpper(d, a, b));
    low = hn::Add(low, PairwiseMulAdd(d32, lower, weights));
    high = hn::Add(high, PairwiseMulAdd(d32, upper, weights));
  }
  // Interleaving and demoting both stay inside 128-bit blocks, so that the order is kept.
  return hn::BitCast(d, hn::ReorderDemote2To(d16, hn::BitCast(di32, hn::ShiftRight<7>(low)),
                                             hn::BitCast(di32, hn::ShiftRight<7>(high))));
}

// Combines all `bytes` bytes of the rows, fewer than a vector.
void CombineFew(const RowTaps rows, size_t bytes, uint16_t* HWY_RESTRICT combined) {
  for (size_t i = 0; i < bytes; ++i) {
    uint32_t sum = 64;
    for (size_t p = 0; p < rows.pair_count(); ++p) {
      const uint32_t pair = rows.Pair(p);
      sum += (pair & 0xFFFF) * rows.Row(2 * p)[i] + (pair >> 16) * rows.Row(2 * p + 1)[i];
    }
    combined[i] = uint16_t(sum >> 7);
  }
}

// Combines all `bytes` bytes of the rows; the last vector may overlap the one before.
template <size_t kPairs>
void CombineRowBy(const RowTaps rows, size_t bytes, uint16_t* HWY_RESTRICT combined) {
  const WideTag d;
  const size_t step = hn::Lanes(d);
  for (size_t i = 0; i + step <= bytes; i += step) {
    hn::StoreU(CombineRows<kPairs>(rows, i), d, combined + i);
  }
  hn::StoreU(CombineRows<kPairs>(rows, bytes - step), d, combined + bytes - step);
}

void CombineRow(const RowTaps& rows, size_t bytes, uint16_t* combined) {
  if (bytes < hn::Lanes(WideTag())) return CombineFew(rows, bytes, combined);
  if (rows.pair_count() == 1) return CombineRowBy<1>(rows, bytes, combined);
  if (rows.pair_count() == 2) return CombineRowBy<2>(rows, bytes, combined);
  CombineRowBy<0>(rows, bytes, combined);
}

using Four = hn::FixedTag<uint32_t, 4>;
using EightWide = hn::FixedTag<uint16_t, 8>;
using EightBytes = hn::FixedTag<uint8_t, 8>;

// The channels of target pixel x, one a lane; reads eight values from each source pixel on.
template <size_t kChannels, size_t kPairs>
HWY_INLINE hn::Vec<Four> CombinePixel(const uint16_t* HWY_RESTRICT combined, const TapTable taps,
                                      size_t x) {
  const Four d;
  const EightWide d16;
  const uint16_t* values = combined + taps.first[x] * kChannels;
  const uint32_t* pairs = taps.pairs + x;
  auto sum = hn::Set(d, uint32_t{1} << 20);
  const size_t count = kPairs == 0 ? taps.pair_count : kPairs;
  for (size_t p = 0; p < count; ++p, values += 2 * kChannels, pairs += taps.size) {
    const auto pair =
        hn::InterleaveLower(d16, hn::LoadU(d16, values), hn::LoadU(d16, values + kChannels));
    sum = hn::Add(sum, PairwiseMulAdd(d, hn::BitCast(d, pair), hn::Set(d, *pairs)));
  }
  return hn::ShiftRight<21>(sum);
}

// Writes two pixels of four bytes each.
HWY_INLINE void StoreTwo(hn::Vec<Four> a, hn::Vec<Four> b, uint8_t* bytes) {
  const hn::FixedTag<int32_t, 4> d32;
  const hn::FixedTag<int16_t, 8> d16;
  const auto both = hn::ReorderDemote2To(d16, hn::BitCast(d32, a), hn::BitCast(d32, b));
  hn::StoreU(hn::DemoteTo(EightBytes(), both), EightBytes(), bytes);
}

// The columns of one row of pixels, two at a time.
template <size_t kChannels, size_t kPairs>
void CombineColumnsBy(const uint16_t* HWY_RESTRICT combined, const TapTable taps,
                      uint8_t* HWY_RESTRICT target) {
  for (size_t x = 0; x < taps.size; x += 2) {
    const size_t next = HWY_MIN(x + 1, taps.size - 1);
    uint8_t bytes[8];
    StoreTwo(CombinePixel<kChannels, kPairs>(combined, taps, x),
             CombinePixel<kChannels, kPairs>(combined, taps, next), bytes);
    std::memcpy(target + x * kChannels, bytes, kChannels);
    std::memcpy(target + next * kChannels, bytes + (next - x) * 4, kChannels);
  }
}

template <size_t kChannels>
void CombineColumns(const uint16_t* combined, const TapTable& taps, uint8_t* target) {
  if (taps.pair_count == 1) return CombineColumnsBy<kChannels, 1>(combined, taps, target);
  if (taps.pair_count == 2) return CombineColumnsBy<kChannels, 2>(combined, taps, target);
  CombineColumnsBy<kChannels, 0>(combined, taps, target);
}

// Target values x .. x + 3 of one channel, whose pairs of source values lie side by side.
HWY_INLINE hn::Vec<Four> CombineValues(const uint16_t* HWY_RESTRICT combined, const TapTable taps,
                                       size_t x) {
  const Four d;
  auto sum = hn::Set(d, uint32_t{1} << 20);
  for (size_t p = 0; p < taps.pair_count; ++p) {
    alignas(16) uint32_t values[4];
    for (size_t k = 0; k < 4; ++k) {
      std::memcpy(values + k, combined + taps.first[x + k] + 2 * p, sizeof(uint32_t));
    }
    const auto weights = hn::LoadU(d, taps.pairs + p * taps.size + x);
    sum = hn::Add(sum, PairwiseMulAdd(d, hn::Load(d, values), weights));
  }
  return hn::ShiftRight<21>(sum);
}

// The columns of one row of a plane, four at a time, and the last ones singly.
void CombineColumnsOfPlane(const uint16_t* HWY_RESTRICT combined, const TapTable taps,
                           uint8_t* HWY_RESTRICT target) {
  const hn::FixedTag<uint8_t, 4> d8;
  size_t x = 0;
  for (; x + 4 <= taps.size; x += 4) {
    hn::StoreU(hn::U8FromU32(CombineValues(combined, taps, x)), d8, target + x);
  }
  for (; x < taps.size; ++x) {
    const uint16_t* values = combined + taps.first[x];
    uint32_t sum = uint32_t{1} << 20;
    for (size_t p = 0; p < taps.pair_count; ++p, values += 2) {
      sum += (taps.Pair(p, x) & 0xFFFF) * values[0] + (taps.Pair(p, x) >> 16) * values[1];
    }
    target[x] = uint8_t(sum >> 21);
  }
}

void ResizeRows(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
                const TapTable& columns, const TapTable& rows, uint16_t* combined,
                ResizeFilter filter) {
  const bool is_half = shape.source.width == 2 * shape.target.width &&
                       shape.source.height == 2 * shape.target.height;
  if (is_half && filter == ResizeFilter::kArea && shape.channels != 3) {
    return HalveRows(source, target, shape);
  }
  for (size_t y = 0; y < shape.target.height; ++y) {
    CombineRow(RowTaps(source, shape.source.height, rows, y), shape.source.width * shape.channels,
               combined);
    if (shape.channels == 1) CombineColumnsOfPlane(combined, columns, target.row(y));
    if (shape.channels == 3) CombineColumns<3>(combined, columns, target.row(y));
    if (shape.channels == 4) CombineColumns<4>(combined, columns, target.row(y));
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {
namespace {

// Values past the last pixel that an unused pair may touch: two pixels and a vector.
constexpr size_t kPastTheRow = 32;

size_t RowWords(const ResizeShape& shape) {
  return (shape.source.width * shape.channels + kPastTheRow + 1) / 2;
}

Axis Columns(const ResizeShape& shape, ResizeFilter filter) {
  return {shape.source.width, shape.target.width, filter};
}

Axis Lines(const ResizeShape& shape, ResizeFilter filter) {
  return {shape.source.height, shape.target.height, filter};
}

}  // namespace

HWY_EXPORT(ResizeRows);

size_t ResizeScratchWords(const ResizeShape& shape) {
  return RowWords(shape) + TapTable::Words(Columns(shape, ResizeFilter::kArea)) +
         TapTable::Words(Lines(shape, ResizeFilter::kArea));
}

void Resize(Rows<const uint8_t> source, Rows<uint8_t> target, const ResizeShape& shape,
            ResizeFilter filter, uint32_t* scratch) {
  uint32_t* words = scratch + RowWords(shape);
  const TapTable columns = TapTable::Build(Columns(shape, filter), words);
  words += TapTable::Words(Columns(shape, filter));
  const TapTable lines = TapTable::Build(Lines(shape, filter), words);
  uint16_t* combined = reinterpret_cast<uint16_t*>(scratch);
  std::memset(combined + shape.source.width * shape.channels, 0, kPastTheRow * sizeof(uint16_t));
  HWY_DYNAMIC_DISPATCH(ResizeRows)(source, target, shape, columns, lines, combined, filter);
}

}  // namespace genie::kernels
#endif
