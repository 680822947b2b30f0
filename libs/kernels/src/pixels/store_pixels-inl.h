// Stores of canonical pixels (see load_pixels-inl.h) and of blocks of four three-channel pixels.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_STORE_PIXELS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_STORE_PIXELS_INL_H_
#undef GENIE_KERNELS_STORE_PIXELS_INL_H_
#else
#define GENIE_KERNELS_STORE_PIXELS_INL_H_
#endif

#include <genie/kernels/rows.h>
#include <hwy/highway.h>

#include "pixels/load_pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

// Moves the first 12 bytes of each block together: the opposite of SpreadTriples.
HWY_INLINE PixelVector PackTriples(PixelVector spread) {
#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL
  alignas(64) static constexpr uint32_t kWide[16] = {0,  1,  2,  4,  5,  6, 8, 9,
                                                     10, 12, 13, 14, 15, 3, 7, 11};
  alignas(32) static constexpr uint32_t kHalf[8] = {0, 1, 2, 4, 5, 6, 7, 3};
  return hn::TableLookupLanes(
      spread, hn::SetTableIndices(PixelTag(), hn::MaxLanes(PixelTag()) == 8 ? kHalf : kWide));
#else
  static_assert(hn::MaxLanes(PixelTag()) == 4, "one block: nothing to move");
  return spread;
#endif
}

// Which bytes of a word become the three of a pixel: 0 1 2, 2 1 0 or 1 0 2.
enum class Packing : uint8_t { kInOrder, kReversed, kSecondFirst };

// Writes the bytes of each word that `kPacking` names, three a pixel. Writes a whole vector: a
// third more than the pixels, of no meaning, which the next store or the caller overwrites.
template <Packing kPacking>
HWY_INLINE void StoreTriples(PixelVector words, uint8_t* HWY_RESTRICT target) {
  alignas(16) static constexpr uint8_t kInOrder[16] = {0,  1,  2,  4,  5, 6, 8,  9,
                                                       10, 12, 13, 14, 3, 7, 11, 15};
  alignas(16) static constexpr uint8_t kReversed[16] = {2, 1,  0,  6,  5, 4, 10, 9,
                                                        8, 14, 13, 12, 3, 7, 11, 15};
  alignas(16) static constexpr uint8_t kSecondFirst[16] = {1,  0,  2,  5,  4, 6, 9,  8,
                                                           10, 13, 12, 14, 3, 7, 11, 15};
  const hn::Repartition<uint8_t, PixelTag> d8;
  const auto shuffle = hn::LoadDup128(d8, kPacking == Packing::kInOrder    ? kInOrder
                                          : kPacking == Packing::kReversed ? kReversed
                                                                           : kSecondFirst);
  const auto bytes = hn::TableLookupBytes(hn::BitCast(d8, words), shuffle);
  hn::StoreU(hn::BitCast(d8, PackTriples(hn::BitCast(PixelTag(), bytes))), d8, target);
}

// The first `count` <= Lanes(PixelTag()) pixels only. Writes no further.
template <Packing kPacking>
HWY_INLINE void StoreTriples(PixelVector words, uint8_t* HWY_RESTRICT target, size_t count) {
  alignas(64) uint8_t bytes[4 * hn::MaxLanes(PixelTag())];
  StoreTriples<kPacking>(words, bytes);
  std::memcpy(target, bytes, count * 3);
}

// Writes map(pixels) for each vector of canonical pixels of a row as three-channel pixels. A vector
// that equals the one before is not computed again: screens are mostly flat, and the comparison
// costs a hundredth of what such maps do.
template <PixelOrder kFrom, Packing kTo, class Map>
HWY_NOINLINE void MapRow(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target,
                         size_t width, const Map& map) {
  const PixelTag d;
  const size_t lanes = hn::Lanes(d);
  const size_t whole =
      HWY_MIN(WholeVectorPixels<kFrom>(width), WholeVectorPixels<PixelOrder::kRgb>(width));
  PixelVector last = hn::Zero(d);
  PixelVector mapped = map.Of(last);
  for (size_t x = 0; x < whole; x += lanes) {
    const PixelVector pixels = LoadPixels<kFrom>(source + x * PixelBytes(kFrom));
    if (!hn::AllTrue(d, hn::Eq(pixels, last))) {
      last = pixels;
      mapped = map.Of(pixels);
    }
    StoreTriples<kTo>(mapped, target + x * 3);
  }
  for (size_t x = whole; x < width; x += lanes) {
    const size_t count = HWY_MIN(lanes, width - x);
    StoreTriples<kTo>(map.Of(LoadPixels<kFrom>(source + x * PixelBytes(kFrom), count)),
                      target + x * 3, count);
  }
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
