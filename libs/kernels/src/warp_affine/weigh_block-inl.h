// The vector part of WarpAffine: blocks of target pixels whose source pixels lie inside the source.
// First where they lie, then their bytes side by side, then their weighted sums, each over the
// whole block, so that nothing waits for what was just stored.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_WEIGH_BLOCK_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_WEIGH_BLOCK_INL_H_
#undef GENIE_KERNELS_WEIGH_BLOCK_INL_H_
#else
#define GENIE_KERNELS_WEIGH_BLOCK_INL_H_
#endif

#include <hwy/highway.h>

#include <cstring>

#include "pixels/pairwise-inl.h"
#include "warp_affine/affine_walk.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

inline constexpr size_t kBlockPixels = 64;  // whole vectors of every target

using PlaceTag = hn::CappedTag<uint32_t, 16>;

// Where the pixels of a block lie. Coordinates are 32 bits that wrap: right where they are inside
// of a source with sides up to 2^20.
struct BlockPlaces {
  alignas(64) int32_t x[kBlockPixels];
  alignas(64) int32_t y[kBlockPixels];
  alignas(64) uint32_t across[kBlockPixels];  // weights: left | right << 16
  alignas(64) uint32_t down[kBlockPixels];    // upper | lower << 16
};

struct BlockStart {
  uint32_t x;  // of the row
  uint32_t y;
  const uint32_t* x_added;  // of the columns, from the block's first pixel on
  const uint32_t* y_added;
};

HWY_INLINE void PlaceAxis(uint32_t start, const uint32_t* HWY_RESTRICT added, size_t count,
                          int32_t* HWY_RESTRICT pixels, uint32_t* HWY_RESTRICT weights) {
  const PlaceTag d;
  const hn::RebindToSigned<PlaceTag> di;
  const auto mask = hn::Set(d, uint32_t{kFractions - 1}), all = hn::Set(d, uint32_t{kFractions});
  for (size_t i = 0; i < count; i += hn::Lanes(d)) {
    const auto place = hn::Add(hn::Set(d, start), hn::LoadU(d, added + i));
    const auto after = hn::And(hn::ShiftRight<kPlaceBits - kFractionBits>(place), mask);
    hn::Store(hn::ShiftRight<kPlaceBits>(hn::BitCast(di, place)), di, pixels + i);
    hn::Store(hn::Or(hn::Sub(all, after), hn::ShiftLeft<16>(after)), d, weights + i);
  }
}

inline void PlaceBlock(const BlockStart& start, size_t count, BlockPlaces& places) {
  PlaceAxis(start.x, start.x_added, count, places.x, places.across);
  PlaceAxis(start.y, start.y_added, count, places.y, places.down);
}

// The sums of pairs weighted across, then down: eight bits a lane. The pairs are left | right
// << 16.
HWY_INLINE hn::Vec<hn::RebindToSigned<PlaceTag>> WeighPairs(hn::Vec<PlaceTag> upper,
                                                            hn::Vec<PlaceTag> lower,
                                                            hn::Vec<PlaceTag> across,
                                                            hn::Vec<PlaceTag> down) {
  const PlaceTag d;
  const auto rows =
      hn::Or(PairwiseMulAdd(d, upper, across), hn::ShiftLeft<16>(PairwiseMulAdd(d, lower, across)));
  const auto sum =
      hn::Add(PairwiseMulAdd(d, rows, down), hn::Set(d, uint32_t{1} << (2 * kFractionBits - 1)));
  return hn::BitCast(hn::RebindToSigned<PlaceTag>(), hn::ShiftRight<2 * kFractionBits>(sum));
}

// Gray pixels: two bytes of each row, 16 bits.
inline void WarpBlockOfPlane(Rows<const uint8_t> source, const BlockPlaces& places, size_t count,
                             uint8_t* HWY_RESTRICT target) {
  alignas(64) uint16_t upper[kBlockPixels], lower[kBlockPixels];
  for (size_t i = 0; i < count; ++i) {
    const uint8_t* pixel = source.row(places.y[i]) + places.x[i];
    std::memcpy(upper + i, pixel, 2);
    std::memcpy(lower + i, pixel + source.stride_bytes, 2);
  }
  const PlaceTag d;
  const hn::Rebind<uint16_t, PlaceTag> d16;
  const hn::Rebind<uint8_t, PlaceTag> d8;
  const auto low = hn::Set(d, 0xFFu);
  // Bytes left | right << 8 in 32 bits to left | right << 16.
  const auto spread = [&](hn::Vec<PlaceTag> v) HWY_ATTR {
    return hn::Or(hn::And(v, low), hn::ShiftLeft<16>(hn::ShiftRight<8>(v)));
  };
  alignas(64) uint8_t bytes[kBlockPixels];
  for (size_t i = 0; i < count; i += hn::Lanes(d)) {
    const auto sums = WeighPairs(spread(hn::PromoteTo(d, hn::Load(d16, upper + i))),
                                 spread(hn::PromoteTo(d, hn::Load(d16, lower + i))),
                                 hn::Load(d, places.across + i), hn::Load(d, places.down + i));
    hn::StoreU(hn::DemoteTo(d8, sums), d8, bytes + i);
  }
  std::memcpy(target, bytes, count);
}

// Pixels of three or four bytes: eight bytes of each row hold two of them. Blocks of 16 bytes hold
// two target pixels; `kSorted` sets the channels of left and right side by side.
alignas(16) inline constexpr uint8_t kSortedTriples[16] = {0, 3,  1, 4,  2,  5,  6,  7,
                                                           8, 11, 9, 12, 10, 13, 14, 15};
alignas(16) inline constexpr uint8_t kSortedQuads[16] = {0, 4,  1, 5,  2,  6,  3,  7,
                                                         8, 12, 9, 13, 10, 14, 11, 15};

template <size_t kChannels>
HWY_INLINE void WeighPixels(const uint64_t* HWY_RESTRICT upper, const uint64_t* HWY_RESTRICT lower,
                            const BlockPlaces& places, size_t count,
                            uint8_t* HWY_RESTRICT four_bytes_each) {
  const PlaceTag d;
  const hn::Repartition<uint8_t, PlaceTag> d8;
  const hn::Repartition<uint64_t, PlaceTag> d64;
  const hn::Rebind<uint32_t, decltype(d64)> d_half;
  const hn::Repartition<int16_t, PlaceTag> di16;
  const hn::Rebind<uint8_t, decltype(di16)> d_out;
  const auto sorted = hn::LoadDup128(d8, kChannels == 3 ? kSortedTriples : kSortedQuads);
  const auto zero = hn::Zero(d8);
  const auto twice = [&](const uint32_t* weights) HWY_ATTR {
    const auto wide = hn::PromoteTo(d64, hn::LoadU(d_half, weights));
    return hn::Or(wide, hn::ShiftLeft<32>(wide));
  };
  for (size_t i = 0; i < count; i += hn::Lanes(d64)) {
    const auto a = hn::TableLookupBytes(hn::BitCast(d8, hn::Load(d64, upper + i)), sorted);
    const auto b = hn::TableLookupBytes(hn::BitCast(d8, hn::Load(d64, lower + i)), sorted);
    const auto across = twice(places.across + i), down = twice(places.down + i);
    const auto first = WeighPairs(hn::BitCast(d, hn::InterleaveLower(d8, a, zero)),
                                  hn::BitCast(d, hn::InterleaveLower(d8, b, zero)),
                                  hn::BitCast(d, hn::InterleaveLower(d64, across, across)),
                                  hn::BitCast(d, hn::InterleaveLower(d64, down, down)));
    const auto second = WeighPairs(hn::BitCast(d, hn::InterleaveUpper(d8, a, zero)),
                                   hn::BitCast(d, hn::InterleaveUpper(d8, b, zero)),
                                   hn::BitCast(d, hn::InterleaveUpper(d64, across, across)),
                                   hn::BitCast(d, hn::InterleaveUpper(d64, down, down)));
    const auto both = hn::ReorderDemote2To(di16, first, second);
    hn::StoreU(hn::DemoteTo(d_out, both), d_out, four_bytes_each + 4 * i);
  }
}

template <size_t kChannels>
void WarpBlockOfPixels(Rows<const uint8_t> source, const BlockPlaces& places, size_t count,
                       uint8_t* HWY_RESTRICT target) {
  alignas(64) uint64_t upper[kBlockPixels], lower[kBlockPixels];
  for (size_t i = 0; i < count; ++i) {
    const uint8_t* pixel = source.row(places.y[i]) + ptrdiff_t(places.x[i]) * ptrdiff_t{kChannels};
    std::memcpy(upper + i, pixel, 8);
    std::memcpy(lower + i, pixel + source.stride_bytes, 8);
  }
  alignas(64) uint8_t bytes[4 * kBlockPixels];
  WeighPixels<kChannels>(upper, lower, places, count, bytes);
  if constexpr (kChannels == 4) {
    std::memcpy(target, bytes, 4 * count);
  } else {
    for (size_t i = 0; i < count; ++i) std::memcpy(target + 3 * i, bytes + 4 * i, 3);
  }
}

inline void TakeBlock(Rows<const uint8_t> source, size_t channels, const BlockPlaces& places,
                      size_t count, uint8_t* HWY_RESTRICT target) {
  for (size_t i = 0; i < count; ++i) {
    const uint8_t* pixel = source.row(places.y[i]) + ptrdiff_t(places.x[i]) * ptrdiff_t(channels);
    if (channels == 1) target[i] = *pixel;
    if (channels == 3) std::memcpy(target + 3 * i, pixel, 3);
    if (channels == 4) std::memcpy(target + 4 * i, pixel, 4);
  }
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
