// The second half of Resize: the columns of a combined row. Where target pixels share vectors
// (window_table.h) a permutation of value pairs serves many at once; else a target pixel at a time,
// its channels in parallel.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_COMBINE_COLUMNS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_COMBINE_COLUMNS_INL_H_
#undef GENIE_KERNELS_COMBINE_COLUMNS_INL_H_
#else
#define GENIE_KERNELS_COMBINE_COLUMNS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstring>

#include "pixels/pairwise-inl.h"
#include "resize/resize_plan.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

using LaneTag = hn::CappedTag<uint32_t, kMostWindowLanes>;  // the lanes of a window

// Sets each value beside that of the next pixel: value | next << 16.
inline void PairValues(const uint16_t* HWY_RESTRICT combined, size_t values, size_t channels,
                       uint32_t* HWY_RESTRICT paired) {
  const LaneTag d;
  const hn::Rebind<uint16_t, LaneTag> d16;
  for (size_t i = 0; i < values; i += hn::Lanes(d)) {
    const auto here = hn::PromoteTo(d, hn::LoadU(d16, combined + i));
    const auto next = hn::PromoteTo(d, hn::LoadU(d16, combined + i + channels));
    hn::StoreU(hn::Or(here, hn::ShiftLeft<16>(next)), d, paired + i);
  }
}

// The values of one group of target pixels.
template <size_t kPairs>
HWY_INLINE hn::Vec<hn::Rebind<uint8_t, LaneTag>> CombineWindow(const WindowTable& windows,
                                                               const uint32_t* HWY_RESTRICT paired,
                                                               size_t group, size_t next_pair,
                                                               int shift) {
  const LaneTag d;
  const hn::RebindToSigned<LaneTag> di;
  const hn::Rebind<uint8_t, LaneTag> d8;
  const auto index = hn::IndicesFromVec(d, hn::PromoteTo(d, hn::LoadU(d8, windows.IndexOf(group))));
  auto sum = hn::Set(di, 1 << (shift - 1));
  for (size_t p = 0; p < kPairs; ++p) {
    const auto values = hn::LoadU(d, paired + windows.base[group] + p * next_pair);
    sum = hn::Add(sum, PairwiseMulAddSigned(d, hn::TableLookupLanes(values, index),
                                            hn::LoadU(d, windows.PairsOf(p, group))));
  }
  return hn::DemoteTo(d8, hn::ShiftRightSame(sum, shift));
}

// All groups of a row; whole vectors as long as they end inside of it.
template <size_t kPairs>
void CombineWindows(const WindowTable& windows, const uint32_t* HWY_RESTRICT paired,
                    size_t channels, int shift, size_t bytes, uint8_t* HWY_RESTRICT target) {
  const hn::Rebind<uint8_t, LaneTag> d8;
  const size_t lanes = hn::Lanes(d8), step = windows.pixels * channels;
  size_t group = 0, at = 0;
  for (; at + lanes <= bytes; ++group, at += step) {
    hn::StoreU(CombineWindow<kPairs>(windows, paired, group, 2 * channels, shift), d8, target + at);
  }
  for (; at < bytes; ++group, at += step) {
    uint8_t last[kMostWindowLanes];
    hn::StoreU(CombineWindow<kPairs>(windows, paired, group, 2 * channels, shift), d8, last);
    std::memcpy(target + at, last, HWY_MIN(step, bytes - at));
  }
}

using Four = hn::FixedTag<uint32_t, 4>;
using FourSigned = hn::FixedTag<int32_t, 4>;
using EightWide = hn::FixedTag<uint16_t, 8>;
using EightBytes = hn::FixedTag<uint8_t, 8>;

// The channels of target pixel x, one a lane; reads eight values from each source pixel on.
template <size_t kChannels, size_t kPairs>
HWY_INLINE hn::Vec<FourSigned> CombinePixel(const uint16_t* HWY_RESTRICT combined,
                                            const TapTable taps, size_t x, int shift) {
  const Four d;
  const EightWide d16;
  const uint16_t* values = combined + taps.first[x] * kChannels;
  const uint32_t* pairs = taps.pairs + x;
  auto sum = hn::Set(FourSigned(), 1 << (shift - 1));
  const size_t count = kPairs == 0 ? taps.pair_count : kPairs;
  for (size_t p = 0; p < count; ++p, values += 2 * kChannels, pairs += taps.size) {
    const auto pair =
        hn::InterleaveLower(d16, hn::LoadU(d16, values), hn::LoadU(d16, values + kChannels));
    sum = hn::Add(sum, PairwiseMulAddSigned(d, hn::BitCast(d, pair), hn::Set(d, *pairs)));
  }
  return hn::ShiftRightSame(sum, shift);
}

// Writes two pixels of four bytes each.
HWY_INLINE void StoreTwo(hn::Vec<FourSigned> a, hn::Vec<FourSigned> b, uint8_t* bytes) {
  const hn::FixedTag<int16_t, 8> d16;
  hn::StoreU(hn::DemoteTo(EightBytes(), hn::ReorderDemote2To(d16, a, b)), EightBytes(), bytes);
}

// The columns of one row of pixels, two at a time.
template <size_t kChannels, size_t kPairs>
void CombinePixelsBy(const uint16_t* HWY_RESTRICT combined, const TapTable taps, int shift,
                     uint8_t* HWY_RESTRICT target) {
  for (size_t x = 0; x < taps.size; x += 2) {
    const size_t next = HWY_MIN(x + 1, taps.size - 1);
    uint8_t bytes[8];
    StoreTwo(CombinePixel<kChannels, kPairs>(combined, taps, x, shift),
             CombinePixel<kChannels, kPairs>(combined, taps, next, shift), bytes);
    std::memcpy(target + x * kChannels, bytes, kChannels);
    std::memcpy(target + next * kChannels, bytes + (next - x) * 4, kChannels);
  }
}

template <size_t kChannels>
void CombinePixels(const uint16_t* combined, const TapTable& taps, int shift, uint8_t* target) {
  if (taps.pair_count == 1) return CombinePixelsBy<kChannels, 1>(combined, taps, shift, target);
  if (taps.pair_count == 2) return CombinePixelsBy<kChannels, 2>(combined, taps, shift, target);
  CombinePixelsBy<kChannels, 0>(combined, taps, shift, target);
}

// Target values x .. x + 3 of one channel, whose pairs of source values lie side by side.
HWY_INLINE hn::Vec<FourSigned> CombineValues(const uint16_t* HWY_RESTRICT combined,
                                             const TapTable taps, size_t x, int shift) {
  const Four d;
  auto sum = hn::Set(FourSigned(), 1 << (shift - 1));
  for (size_t p = 0; p < taps.pair_count; ++p) {
    alignas(16) uint32_t values[4];
    for (size_t k = 0; k < 4; ++k) {
      std::memcpy(values + k, combined + taps.first[x + k] + 2 * p, sizeof(uint32_t));
    }
    const auto weights = hn::LoadU(d, taps.pairs + p * taps.size + x);
    sum = hn::Add(sum, PairwiseMulAddSigned(d, hn::Load(d, values), weights));
  }
  return hn::ShiftRightSame(sum, shift);
}

// The columns of one row of a plane, four at a time, and the last ones singly.
inline void CombinePlane(const uint16_t* HWY_RESTRICT combined, const TapTable taps, int shift,
                         uint8_t* HWY_RESTRICT target) {
  const hn::FixedTag<uint8_t, 4> d8;
  size_t x = 0;
  for (; x + 4 <= taps.size; x += 4) {
    hn::StoreU(hn::DemoteTo(d8, CombineValues(combined, taps, x, shift)), d8, target + x);
  }
  for (; x < taps.size; ++x) {
    const uint16_t* values = combined + taps.first[x];
    int32_t sum = 1 << (shift - 1);
    for (size_t p = 0; p < taps.pair_count; ++p, values += 2) {
      const uint32_t pair = taps.Pair(p, x);
      sum += int16_t(pair & 0xFFFF) * int16_t(values[0]) + int16_t(pair >> 16) * int16_t(values[1]);
    }
    target[x] = uint8_t(HWY_MIN(HWY_MAX(sum >> shift, 0), 255));
  }
}

inline void CombineColumns(const ResizePlan& plan, const ResizeShape& shape, ResizeFilter filter,
                           uint8_t* target) {
  const int shift = ColumnShift(filter);
  const size_t channels = shape.channels, bytes = shape.target.width * channels;
  if (plan.windows.pixels != 0) {
    PairValues(plan.combined, shape.source.width * channels, channels, plan.paired);
    const auto combine =
        plan.columns.pair_count == 1 ? CombineWindows<1> : CombineWindows<kMostWindowPairs>;
    return combine(plan.windows, plan.paired, channels, shift, bytes, target);
  }
  if (channels == 1) CombinePlane(plan.combined, plan.columns, shift, target);
  if (channels == 3) CombinePixels<3>(plan.combined, plan.columns, shift, target);
  if (channels == 4) CombinePixels<4>(plan.combined, plan.columns, shift, target);
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
