// AddRow: the keyed sums of 64 pixels, of which TileHash makes its values.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_KEYED_SUMS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_KEYED_SUMS_INL_H_
#undef GENIE_KERNELS_KEYED_SUMS_INL_H_
#else
#define GENIE_KERNELS_KEYED_SUMS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstdint>
#include <cstring>

#include "pixels/load_pixels-inl.h"
#include "tile_hash/tile_hash_keys.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

using SumTag = hn::Repartition<uint64_t, PixelTag>;
static_assert(hn::MaxLanes(SumTag()) <= kHashLanes, "a vector is at most one stripe");

// Adds row `y` of a tile to its sums. Reads the row's 64 pixels and, for three channels, up to a
// third of a vector beyond.
template <PixelOrder kOrder>
HWY_INLINE void AddRow(const uint8_t* HWY_RESTRICT pixels, size_t y, uint64_t* HWY_RESTRICT sums) {
  const SumTag d;
  const hn::Repartition<uint32_t, SumTag> d32;
  for (size_t lane = 0; lane < kHashLanes; lane += hn::Lanes(d)) {
    auto sum = hn::LoadU(d, sums + lane);
    auto key =
        hn::Add(hn::Load(d, kLaneKeys + lane), hn::Set(d, y * kStripesPerTileRow * kStripeStep));
    for (size_t stripe = 0; stripe < kStripesPerTileRow; ++stripe) {
      const size_t x = stripe * kStripePixels + lane * 2;
      const auto words = hn::BitCast(d, LoadPixels<kOrder>(pixels + x * PixelBytes(kOrder)));
      const auto keyed = hn::Xor(words, hn::Or(key, hn::Set(d, kKeyFloor)));
      sum = hn::Add(
          sum, hn::MulEven(hn::BitCast(d32, keyed), hn::BitCast(d32, hn::ShiftRight<32>(keyed))));
      key = hn::Add(key, hn::Set(d, kStripeStep));
    }
    hn::StoreU(sum, d, sums + lane);
  }
}

// Bytes that AddRow reads past the 64 pixels.
template <PixelOrder kOrder>
HWY_INLINE size_t BytesReadBeyond() {
  const size_t lanes = hn::Lanes(PixelTag());
  return LoadBytes<kOrder>(lanes) - lanes * PixelBytes(kOrder);
}

// AddRow where only `bytes` bytes are left of the frame's row: by a copy, padded with zeros.
template <PixelOrder kOrder>
void AddLastRow(const uint8_t* pixels, size_t bytes, size_t y, uint64_t* sums) {
  constexpr size_t kBytes = kTileSide * PixelBytes(kOrder);
  alignas(64) uint8_t padded[kBytes + 64] = {};
  std::memcpy(padded, pixels, HWY_MIN(kBytes, bytes));
  AddRow<kOrder>(padded, y, sums);
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
