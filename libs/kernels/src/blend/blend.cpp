// Blend and Overlay: see genie/kernels/blend.h. Even and odd bytes are worked on as 16-bit values
// where they stand, which needs no packing.
#include <genie/kernels/blend.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "blend/blend.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/load_pixels-inl.h"
#include "pixels/store_pixels-inl.h"
#include "pixels/write_bytes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void Blend(Rows<const uint8_t> a, Rows<const uint8_t> b, uint32_t alpha_q8, Rows<uint8_t> target,
           Extent extent) {
  scalar::Blend(a, b, alpha_q8, target, extent);
}
void Overlay(Rows<const uint8_t> top, PixelOrder top_order, Rows<uint8_t> base,
             PixelOrder base_order, Extent extent) {
  scalar::Overlay(top, top_order, base, base_order, extent);
}

#else

using ByteTag = hn::Repartition<uint8_t, PixelTag>;
using ShortTag = hn::Repartition<uint16_t, PixelTag>;
using ShortVector = hn::Vec<ShortTag>;

// The weights add up to 256, so that a sum and its rounding stay below 2^16.
struct BlendMap {
  ShortVector weight_a, weight_b;

  HWY_INLINE ShortVector Sum(ShortVector a, ShortVector b) const {
    const auto sum = hn::Add(hn::Mul(a, weight_a), hn::Mul(b, weight_b));
    return hn::Add(sum, hn::Set(ShortTag(), uint16_t{128}));
  }
  HWY_INLINE hn::Vec<ByteTag> Of(hn::Vec<ByteTag> a_bytes, hn::Vec<ByteTag> b_bytes) const {
    const ShortTag d;
    const auto a = hn::BitCast(d, a_bytes), b = hn::BitCast(d, b_bytes);
    const auto low = hn::Set(d, uint16_t{0xFF});
    const auto even = hn::ShiftRight<8>(Sum(hn::And(a, low), hn::And(b, low)));
    const auto odd = Sum(hn::ShiftRight<8>(a), hn::ShiftRight<8>(b));
    return hn::BitCast(ByteTag(), hn::Or(even, hn::AndNot(low, odd)));
  }
};

struct BlendedRow {
  const uint8_t* a;
  const uint8_t* b;
  BlendMap map;

  HWY_INLINE hn::Vec<ByteTag> Whole(size_t x) const {
    return map.Of(hn::LoadU(ByteTag(), a + x), hn::LoadU(ByteTag(), b + x));
  }
  HWY_INLINE hn::Vec<ByteTag> Part(size_t x, size_t count) const {
    return map.Of(LoadPart(a + x, count), LoadPart(b + x, count));
  }
};

void Blend(Rows<const uint8_t> a, Rows<const uint8_t> b, uint32_t alpha_q8, Rows<uint8_t> target,
           Extent extent) {
  const BlendMap map = {hn::Set(ShortTag(), uint16_t(alpha_q8)),
                        hn::Set(ShortTag(), uint16_t(256 - alpha_q8))};
  const auto row = [&](size_t y) HWY_ATTR {
    return BlendedRow{a.row(ptrdiff_t(y)), b.row(ptrdiff_t(y)), map};
  };
  WriteRows(row, a.data == target.data || b.data == target.data, target, extent);
}

// (top * alpha + base * (255 - alpha)) / 255 for 16-bit lanes, rounded: x / 255 is
// (x + 128 + ((x + 128) >> 8)) >> 8 for every x up to 255^2.
HWY_INLINE ShortVector Mixed(ShortVector top, ShortVector base, ShortVector alpha) {
  const ShortTag d;
  const auto rest = hn::Sub(hn::Set(d, uint16_t{255}), alpha);
  const auto sum =
      hn::Add(hn::Add(hn::Mul(top, alpha), hn::Mul(base, rest)), hn::Set(d, uint16_t{128}));
  return hn::ShiftRight<8>(hn::Add(sum, hn::ShiftRight<8>(sum)));
}

// `top` has its alpha in the fourth byte of each word, `base` anything of which all is mixed.
HWY_INLINE PixelVector Over(PixelVector top, PixelVector base) {
  const PixelTag d;
  const ShortTag d16;
  alignas(16) static constexpr uint8_t kAlphas[16] = {3,  0x80, 3,  0x80, 7,  0x80, 7,  0x80,
                                                      11, 0x80, 11, 0x80, 15, 0x80, 15, 0x80};
  const auto alpha = hn::BitCast(d16, hn::TableLookupBytesOr0(hn::BitCast(ByteTag(), top),
                                                              hn::LoadDup128(ByteTag(), kAlphas)));
  const auto low = hn::Set(d16, uint16_t{0xFF});
  const auto over = hn::BitCast(d16, hn::Or(top, hn::Set(d, 0xFF000000u)));
  const auto under = hn::BitCast(d16, base);
  const auto even = Mixed(hn::And(over, low), hn::And(under, low), alpha);
  const auto odd = Mixed(hn::ShiftRight<8>(over), hn::ShiftRight<8>(under), alpha);
  return hn::BitCast(d, hn::Or(even, hn::ShiftLeft<8>(odd)));
}

// Pixels of four bytes, red and blue swapped where the two images differ in it.
template <bool kIsSwapped>
HWY_INLINE PixelVector LoadTop(const uint8_t* HWY_RESTRICT top) {
  alignas(16) static constexpr uint8_t kSwap[16] = {2,  1, 0, 3,  6,  5,  4,  7,
                                                    10, 9, 8, 11, 14, 13, 12, 15};
  const ByteTag d8;
  const auto bytes = hn::LoadU(d8, top);
  if constexpr (!kIsSwapped) return hn::BitCast(PixelTag(), bytes);
  return hn::BitCast(PixelTag(), hn::TableLookupBytes(bytes, hn::LoadDup128(d8, kSwap)));
}

// A vector of base pixels in place. Only its own bytes are written: what a whole vector would
// overwrite past three-channel pixels has not been read yet.
template <size_t kBytes>
HWY_INLINE void MixBase(PixelVector top, uint8_t* HWY_RESTRICT base) {
  const PixelTag d;
  const ByteTag d8;
  const auto loaded = hn::BitCast(d, hn::LoadU(d8, base));
  if constexpr (kBytes == 4) {
    hn::StoreU(hn::BitCast(d8, Over(top, loaded)), d8, base);
  } else {
    alignas(16) static constexpr uint8_t kSpread[16] = {0, 1, 2, 0x80, 3, 4,  5,  0x80,
                                                        6, 7, 8, 0x80, 9, 10, 11, 0x80};
    alignas(16) static constexpr uint8_t kPack[16] = {0,  1,  2,  4,  5,    6,    8,    9,
                                                      10, 12, 13, 14, 0x80, 0x80, 0x80, 0x80};
    const auto spread = hn::TableLookupBytesOr0(hn::BitCast(d8, SpreadTriples(loaded)),
                                                hn::LoadDup128(d8, kSpread));
    const auto mixed = hn::BitCast(d8, Over(top, hn::BitCast(d, spread)));
    const auto packed = hn::TableLookupBytesOr0(mixed, hn::LoadDup128(d8, kPack));
    const auto own = hn::FirstN(d, hn::Lanes(d) * 3 / 4);
    const auto result = hn::IfThenElse(own, PackTriples(hn::BitCast(d, packed)), loaded);
    hn::StoreU(hn::BitCast(d8, result), d8, base);
  }
}

template <size_t kBytes, bool kIsSwapped>
void OverlayRow(const uint8_t* HWY_RESTRICT top, uint8_t* HWY_RESTRICT base, size_t width) {
  const PixelTag d;
  const size_t lanes = hn::Lanes(d);
  const auto alphas = hn::Set(d, 0xFF000000u);
  const size_t whole = WholeVectorPixels<kBytes == 4 ? PixelOrder::kRgba : PixelOrder::kRgb>(width);
  for (size_t x = 0; x < whole; x += lanes) {
    const PixelVector pixels = LoadTop<kIsSwapped>(top + x * 4);
    if (hn::AllTrue(d, hn::Eq(hn::And(pixels, alphas), hn::Zero(d)))) continue;
    MixBase<kBytes>(pixels, base + x * kBytes);
  }
  for (size_t x = whole; x < width; x += lanes) {
    const size_t count = HWY_MIN(lanes, width - x);
    alignas(64) uint8_t over[4 * hn::MaxLanes(d)] = {};
    alignas(64) uint8_t under[4 * hn::MaxLanes(d)] = {};
    std::memcpy(over, top + x * 4, count * 4);
    std::memcpy(under, base + x * kBytes, count * kBytes);
    MixBase<kBytes>(LoadTop<kIsSwapped>(over), under);
    std::memcpy(base + x * kBytes, under, count * kBytes);
  }
}

void Overlay(Rows<const uint8_t> top, PixelOrder top_order, Rows<uint8_t> base,
             PixelOrder base_order, Extent extent) {
  const bool is_red_first = base_order == PixelOrder::kRgb || base_order == PixelOrder::kRgba;
  const bool is_swapped = is_red_first != (top_order == PixelOrder::kRgba);
  const auto over = PixelBytes(base_order) == 4
                        ? (is_swapped ? OverlayRow<4, true> : OverlayRow<4, false>)
                        : (is_swapped ? OverlayRow<3, true> : OverlayRow<3, false>);
  for (size_t y = 0; y < extent.height; ++y) over(top.row(y), base.row(y), extent.width);
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Blend);
HWY_EXPORT(Overlay);

void Blend(Rows<const uint8_t> a, Rows<const uint8_t> b, uint32_t alpha_q8, Rows<uint8_t> target,
           Extent extent) {
  HWY_DYNAMIC_DISPATCH(Blend)(a, b, alpha_q8, target, extent);
}

void Overlay(Rows<const uint8_t> top, PixelOrder top_order, Rows<uint8_t> base,
             PixelOrder base_order, Extent extent) {
  HWY_DYNAMIC_DISPATCH(Overlay)(top, top_order, base, base_order, extent);
}

}  // namespace genie::kernels
#endif
