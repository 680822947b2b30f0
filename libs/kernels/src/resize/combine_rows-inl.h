// The first half of Resize: the source rows of a target row combined into one row of 16-bit values,
// in whole vectors.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_COMBINE_ROWS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_COMBINE_ROWS_INL_H_
#undef GENIE_KERNELS_COMBINE_ROWS_INL_H_
#else
#define GENIE_KERNELS_COMBINE_ROWS_INL_H_
#endif

#include <hwy/highway.h>

#include "pixels/pairwise-inl.h"
#include "resize/resize_plan.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

using WideTag = hn::ScalableTag<uint16_t>;
using ByteTag = hn::Rebind<uint8_t, WideTag>;

// A band of the source, counted in rows of the whole image: the kernel may read the rows before
// `end` only.
struct SourceBand {
  Rows<const uint8_t> rows;
  size_t first;
  size_t end;

  const uint8_t* Row(size_t y) const { return rows.row(ptrdiff_t(y - first)); }
};

// The source rows of one target row and their weights.
class RowTaps {
 public:
  RowTaps(const SourceBand& source, const TapTable& table, size_t y, ResizeFilter filter)
      : source_(source),
        first_(table.first[y]),
        pairs_(table.pairs + y),
        pair_stride_(table.size),
        pair_count_(table.pair_count),
        shift_(RowShift(filter)) {
    while (pair_count_ > 1 && Pair(pair_count_ - 1) == 0) --pair_count_;
  }
  size_t pair_count() const { return pair_count_; }
  int shift() const { return shift_; }
  uint32_t Pair(size_t p) const { return pairs_[p * pair_stride_]; }
  // Row k of them; one past the last that is there (its weight is 0) is the last.
  const uint8_t* Row(size_t k) const { return source_.Row(HWY_MIN(first_ + k, source_.end - 1)); }

 private:
  SourceBand source_;
  size_t first_;
  const uint32_t* pairs_;
  size_t pair_stride_;
  size_t pair_count_;
  int shift_;
};

// A few pairs of rows with their weights, where loops find them quickly.
template <size_t kPairs>
struct RowPairs {
  explicit RowPairs(const RowTaps& taps) : shift(taps.shift()) {
    for (size_t p = 0; p < kPairs; ++p) {
      upper[p] = taps.Row(2 * p);
      lower[p] = taps.Row(2 * p + 1);
      weights[p] = taps.Pair(p);
    }
  }
  const uint8_t* upper[kPairs];
  const uint8_t* lower[kPairs];
  uint32_t weights[kPairs];
  int shift;
};

// Lanes(WideTag()) bytes at `i` of the rows, combined.
template <size_t kPairs>
HWY_INLINE hn::Vec<WideTag> CombinedAt(const RowPairs<kPairs>& rows, size_t i) {
  const WideTag d;
  const hn::RepartitionToWide<WideTag> d32;
  const hn::Repartition<int16_t, WideTag> d16;
  const hn::Repartition<int32_t, WideTag> di32;
  auto low = hn::Set(di32, 1 << (rows.shift - 1));
  auto high = low;
  for (size_t p = 0; p < kPairs; ++p) {
    const auto weights = hn::Set(d32, rows.weights[p]);
    const auto a = hn::PromoteTo(d, hn::LoadU(ByteTag(), rows.upper[p] + i));
    const auto b = hn::PromoteTo(d, hn::LoadU(ByteTag(), rows.lower[p] + i));
    const auto lower = hn::BitCast(d32, hn::InterleaveLower(d, a, b));
    const auto upper = hn::BitCast(d32, hn::InterleaveUpper(d, a, b));
    low = hn::Add(low, PairwiseMulAddSigned(d32, lower, weights));
    high = hn::Add(high, PairwiseMulAddSigned(d32, upper, weights));
  }
  // Interleaving and demoting both stay inside 128-bit blocks, so that the order is kept.
  return hn::BitCast(d, hn::ReorderDemote2To(d16, hn::ShiftRightSame(low, rows.shift),
                                             hn::ShiftRightSame(high, rows.shift)));
}

// Combines bytes `from` to `to` one by one, any number of rows.
inline void CombineSingly(const RowTaps& rows, size_t from, size_t to,
                          uint16_t* HWY_RESTRICT combined) {
  for (size_t i = from; i < to; ++i) {
    int32_t sum = 1 << (rows.shift() - 1);
    for (size_t p = 0; p < rows.pair_count(); ++p) {
      const uint32_t pair = rows.Pair(p);
      sum += int16_t(pair & 0xFFFF) * rows.Row(2 * p)[i] +
             int16_t(pair >> 16) * rows.Row(2 * p + 1)[i];
    }
    combined[i] = uint16_t(sum >> rows.shift());
  }
}

// Combines all `bytes` bytes of a few rows; the last vector may overlap the one before.
template <size_t kPairs>
void CombineFewRows(const RowTaps& taps, size_t bytes, uint16_t* HWY_RESTRICT combined) {
  const WideTag d;
  const size_t step = hn::Lanes(d);
  const RowPairs<kPairs> rows(taps);
  for (size_t i = 0; i + step <= bytes; i += step) {
    hn::StoreU(CombinedAt(rows, i), d, combined + i);
  }
  hn::StoreU(CombinedAt(rows, bytes - step), d, combined + bytes - step);
}

// The same for any number of rows.
inline void CombineManyRows(const RowTaps& taps, size_t bytes, uint16_t* HWY_RESTRICT combined) {
  const WideTag d;
  const hn::RepartitionToWide<WideTag> d32;
  const hn::Repartition<int16_t, WideTag> d16;
  const hn::Repartition<int32_t, WideTag> di32;
  const size_t step = hn::Lanes(d);
  for (size_t at = 0; at < bytes; at += step) {
    const size_t i = HWY_MIN(at, bytes - step);
    auto low = hn::Set(di32, 1 << (taps.shift() - 1));
    auto high = low;
    for (size_t p = 0; p < taps.pair_count(); ++p) {
      const auto weights = hn::Set(d32, taps.Pair(p));
      const auto a = hn::PromoteTo(d, hn::LoadU(ByteTag(), taps.Row(2 * p) + i));
      const auto b = hn::PromoteTo(d, hn::LoadU(ByteTag(), taps.Row(2 * p + 1) + i));
      low = hn::Add(
          low, PairwiseMulAddSigned(d32, hn::BitCast(d32, hn::InterleaveLower(d, a, b)), weights));
      high = hn::Add(
          high, PairwiseMulAddSigned(d32, hn::BitCast(d32, hn::InterleaveUpper(d, a, b)), weights));
    }
    const auto combined_here = hn::ReorderDemote2To(d16, hn::ShiftRightSame(low, taps.shift()),
                                                    hn::ShiftRightSame(high, taps.shift()));
    hn::StoreU(hn::BitCast(d, combined_here), d, combined + i);
  }
}

inline void CombineRow(const RowTaps& rows, size_t bytes, uint16_t* combined) {
  if (bytes < hn::Lanes(WideTag())) return CombineSingly(rows, 0, bytes, combined);
  if (rows.pair_count() == 1) return CombineFewRows<1>(rows, bytes, combined);
  if (rows.pair_count() == 2) return CombineFewRows<2>(rows, bytes, combined);
  if (rows.pair_count() == 3) return CombineFewRows<3>(rows, bytes, combined);
  CombineManyRows(rows, bytes, combined);
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
