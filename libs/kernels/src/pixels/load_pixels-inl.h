// Loads of pixels of every order as vectors of canonical words R | G << 8 | B << 16.
//
// Included once for each target, by kernels that take a PixelOrder. Not for HWY_SCALAR, whose one
// lane has no byte shuffle: kernels call their oracle there.
#if defined(GENIE_KERNELS_LOAD_PIXELS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_LOAD_PIXELS_INL_H_
#undef GENIE_KERNELS_LOAD_PIXELS_INL_H_
#else
#define GENIE_KERNELS_LOAD_PIXELS_INL_H_
#endif

#include <genie/kernels/rows.h>
#include <hwy/highway.h>

#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

using PixelTag = hn::ScalableTag<uint32_t>;
using PixelVector = hn::Vec<PixelTag>;

// Bytes that LoadPixels reads for `lanes` pixels: three-channel loads take whole vectors, and so
// read a third more than the pixels that they use.
template <PixelOrder kOrder>
constexpr size_t LoadBytes(size_t lanes) {
  return kOrder == PixelOrder::kGray ? lanes : lanes * 4;
}

// The byte of each 16-byte block that becomes each byte of four pixels; 0x80 gives zero.
template <PixelOrder kOrder>
HWY_INLINE hn::Vec<hn::Repartition<uint8_t, PixelTag>> ShuffleOfOrder() {
  constexpr uint8_t kNo = 0x80;
  alignas(16) static constexpr uint8_t kGray[16] = {0, 0, 0, kNo, 4,  4,  4,  kNo,
                                                    8, 8, 8, kNo, 12, 12, 12, kNo};
  alignas(16) static constexpr uint8_t kRgb[16] = {0, 1, 2, kNo, 3, 4,  5,  kNo,
                                                   6, 7, 8, kNo, 9, 10, 11, kNo};
  alignas(16) static constexpr uint8_t kBgr[16] = {2, 1, 0, kNo, 5,  4,  3, kNo,
                                                   8, 7, 6, kNo, 11, 10, 9, kNo};
  alignas(16) static constexpr uint8_t kBgra[16] = {2,  1, 0, kNo, 6,  5,  4,  kNo,
                                                    10, 9, 8, kNo, 14, 13, 12, kNo};
  const hn::Repartition<uint8_t, PixelTag> d8;
  return hn::LoadDup128(d8, kOrder == PixelOrder::kGray  ? kGray
                            : kOrder == PixelOrder::kRgb ? kRgb
                            : kOrder == PixelOrder::kBgr ? kBgr
                                                         : kBgra);
}

// Moves the 12 useful bytes of each group of four three-channel pixels into its own block.
HWY_INLINE PixelVector SpreadTriples(PixelVector packed) {
#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL
  alignas(64) static constexpr uint32_t kWords[16] = {0, 1, 2, 2, 3, 4,  5,  5,
                                                      6, 7, 8, 8, 9, 10, 11, 11};
  return hn::TableLookupLanes(packed, hn::SetTableIndices(PixelTag(), kWords));
#else
  static_assert(hn::MaxLanes(PixelTag()) == 4, "one block: nothing to move");
  return packed;
#endif
}

// The Lanes(PixelTag()) pixels at `source`. Reads LoadBytes<kOrder>() bytes.
template <PixelOrder kOrder>
HWY_INLINE PixelVector LoadPixels(const uint8_t* HWY_RESTRICT source) {
  const PixelTag d;
  const hn::Repartition<uint8_t, PixelTag> d8;
  if constexpr (kOrder == PixelOrder::kGray) {
    const hn::Rebind<uint8_t, PixelTag> d_gray;
    const auto wide = hn::PromoteTo(d, hn::LoadU(d_gray, source));
    return hn::BitCast(d, hn::TableLookupBytesOr0(hn::BitCast(d8, wide), ShuffleOfOrder<kOrder>()));
  } else {
    auto raw = hn::BitCast(d, hn::LoadU(d8, source));
    if constexpr (kOrder == PixelOrder::kRgba) return hn::And(raw, hn::Set(d, 0x00FFFFFFu));
    if constexpr (PixelBytes(kOrder) == 3) raw = SpreadTriples(raw);
    return hn::BitCast(d, hn::TableLookupBytesOr0(hn::BitCast(d8, raw), ShuffleOfOrder<kOrder>()));
  }
}

// The first `count` <= Lanes(PixelTag()) pixels at `source`, the other lanes 0. Reads no further.
template <PixelOrder kOrder>
HWY_INLINE PixelVector LoadPixels(const uint8_t* HWY_RESTRICT source, size_t count) {
  alignas(64) uint8_t bytes[4 * hn::MaxLanes(PixelTag())] = {};
  std::memcpy(bytes, source, count * PixelBytes(kOrder));
  return LoadPixels<kOrder>(bytes);
}

// How many pixels of a row of `width` whole-vector loads may fetch without leaving the row.
template <PixelOrder kOrder>
HWY_INLINE size_t WholeVectorPixels(size_t width) {
  const size_t lanes = hn::Lanes(PixelTag());
  const size_t bytes = width * PixelBytes(kOrder);
  if (bytes < LoadBytes<kOrder>(lanes)) return 0;
  return ((bytes - LoadBytes<kOrder>(lanes)) / (lanes * PixelBytes(kOrder)) + 1) * lanes;
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
