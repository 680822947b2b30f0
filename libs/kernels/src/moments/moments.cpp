// SumMoments: see genie/kernels/moments.h.
#include <genie/kernels/moments.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "moments/moments.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/load_pixels-inl.h"
#include "pixels/pairwise-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

Moments SumMoments(Rows<const uint8_t> source, Extent extent, size_t channels) {
  return scalar::SumMoments(source, extent, channels);
}

#else

using Lanes32 = hn::Vec<PixelTag>;

// Vectors between two transfers of the 32-bit sums: each adds at most 4 * 255^2 to a lane.
constexpr size_t kMaxSteps = 4096;

uint64_t SumOfLanes(Lanes32 sums) {
  const PixelTag d;
  alignas(64) uint32_t lanes[hn::MaxLanes(d)];
  hn::Store(sums, d, lanes);
  uint64_t sum = 0;
  for (size_t i = 0; i < hn::Lanes(d); ++i) sum += lanes[i];
  return sum;
}

// One byte of each 32-bit lane: its sum and its square's.
struct ChannelSums {
  Lanes32 sum;
  Lanes32 squares;

  // Not the constructor: those are compiled without the target's instructions.
  HWY_INLINE void Clear() { sum = squares = hn::Zero(PixelTag()); }

  HWY_INLINE void Add(Lanes32 values) {
    const PixelTag d;
    sum = hn::Add(sum, values);
    squares = hn::Add(squares, PairwiseMulAdd(d, values, values));
  }
  void TransferTo(Moments& moments, size_t channel) const {
    moments.sums[channel] += SumOfLanes(sum);
    moments.squares[channel] += SumOfLanes(squares);
  }
};

void AddScalar(const uint8_t* row, size_t from, size_t to, size_t channels, Moments& moments) {
  for (size_t i = from * channels; i < to * channels; ++i) {
    moments.sums[i % channels] += row[i];
    moments.squares[i % channels] += uint32_t{row[i]} * row[i];
  }
}

void AddGrayRow(const uint8_t* row, size_t width, Moments& moments) {
  const hn::ScalableTag<uint8_t> d8;
  const hn::RepartitionToWide<decltype(d8)> d16;
  const PixelTag d;
  const size_t lanes = hn::Lanes(d8);
  const auto ones = hn::Set(d, 0x00010001u);
  size_t x = 0;
  while (x + lanes <= width) {
    ChannelSums sums;
    sums.Clear();
    for (size_t step = 0; step < kMaxSteps && x + lanes <= width; ++step, x += lanes) {
      const auto pairs = hn::BitCast(d16, hn::LoadU(d8, row + x));
      const auto even = hn::BitCast(d, hn::And(pairs, hn::Set(d16, uint16_t{0xFF})));
      const auto odd = hn::BitCast(d, hn::ShiftRight<8>(pairs));
      // Two bytes at most 510: the pair of their sums fits the halves of PairwiseMulAdd.
      sums.sum = hn::Add(sums.sum, PairwiseMulAdd(d, hn::Add(even, odd), ones));
      sums.squares = hn::Add(sums.squares,
                             hn::Add(PairwiseMulAdd(d, even, even), PairwiseMulAdd(d, odd, odd)));
    }
    sums.TransferTo(moments, 0);
  }
  AddScalar(row, x, width, 1, moments);
}

// `load(x)` gives pixels x .. of the row, a byte a channel from the lowest on.
template <size_t kChannels, class Load>
HWY_INLINE void AddPixels(size_t from, size_t to, const Load& load, Moments& moments) {
  const PixelTag d;
  const auto byte = hn::Set(d, 0xFFu);
  for (size_t x = from; x < to;) {
    ChannelSums sums[kChannels];
    for (ChannelSums& channel : sums) channel.Clear();
    for (size_t step = 0; step < kMaxSteps && x < to; ++step, x += hn::Lanes(d)) {
      const Lanes32 pixels = load(x);
      sums[0].Add(hn::And(pixels, byte));
      sums[1].Add(hn::And(hn::ShiftRight<8>(pixels), byte));
      sums[2].Add(hn::And(hn::ShiftRight<16>(pixels), byte));
      if constexpr (kChannels == 4) sums[3].Add(hn::ShiftRight<24>(pixels));
    }
    for (size_t i = 0; i < kChannels; ++i) sums[i].TransferTo(moments, i);
  }
}

void AddRow(const uint8_t* row, size_t width, size_t channels, Moments& moments) {
  const PixelTag d;
  size_t whole = 0;
  if (channels == 3) {
    whole = WholeVectorPixels<PixelOrder::kRgb>(width);
    AddPixels<3>(
        0, whole, [&](size_t x) HWY_ATTR { return LoadPixels<PixelOrder::kRgb>(row + x * 3); },
        moments);
  } else {
    whole = width / hn::Lanes(d) * hn::Lanes(d);
    AddPixels<4>(
        0, whole,
        [&](size_t x) HWY_ATTR {
          return hn::BitCast(d, hn::LoadU(hn::Repartition<uint8_t, PixelTag>(), row + x * 4));
        },
        moments);
  }
  AddScalar(row, whole, width, channels, moments);
}

Moments SumMoments(Rows<const uint8_t> source, Extent extent, size_t channels) {
  Moments moments;
  for (size_t y = 0; y < extent.height; ++y) {
    if (channels == 1) {
      AddGrayRow(source.row(y), extent.width, moments);
    } else {
      AddRow(source.row(y), extent.width, channels, moments);
    }
  }
  return moments;
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(SumMoments);

Moments SumMoments(Rows<const uint8_t> source, Extent extent, size_t channels) {
  return HWY_DYNAMIC_DISPATCH(SumMoments)(source, extent, channels);
}

}  // namespace genie::kernels
#endif
