// ConvertFormat: see genie/kernels/convert_format.h. Four pixels a block of 16 bytes, one shuffle
// inside the blocks; three-channel pixels are spread before and packed after it on vectors of
// several blocks.
#include <genie/kernels/convert_format.h>
#include <genie/kernels/gray.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "convert_format/convert_format.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/load_pixels-inl.h"
#include "pixels/store_pixels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void ConvertColors(Rows<const uint8_t> source, PixelOrder from, Rows<uint8_t> target, PixelOrder to,
                   Extent extent) {
  scalar::ConvertFormat(source, from, target, to, extent);
}

#else

enum class Channels : uint8_t { kKept, kSwapped };  // red and blue
using ByteTag = hn::Repartition<uint8_t, PixelTag>;

// From pixels of kFrom bytes to pixels of kTo: 3 or 4 each.
template <size_t kFrom, size_t kTo, Channels kChannels>
struct Conversion {
  static constexpr size_t kSourceBytes = kFrom;
  static constexpr size_t kTargetBytes = kTo;

  // The byte of a block of four source pixels that becomes byte i of one of four target pixels.
  static constexpr uint8_t ByteOf(size_t i) {
    const size_t pixel = i / kTo;
    const size_t channel = i % kTo;
    if (pixel >= 4 || channel >= kFrom) return 0x80;  // none: zero
    const bool is_swapped = kChannels == Channels::kSwapped && channel != 3;
    return uint8_t(pixel * kFrom + (is_swapped ? 2 - channel : channel));
  }
  struct Shuffle {
    alignas(16) uint8_t bytes[16];
  };
  static constexpr Shuffle MakeShuffle() {
    Shuffle shuffle{};
    for (size_t i = 0; i < 16; ++i) shuffle.bytes[i] = ByteOf(i);
    return shuffle;
  }
  static constexpr Shuffle kShuffle = MakeShuffle();

  // Reads and writes whole vectors.
  static HWY_INLINE void Convert(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target) {
    const PixelTag d;
    const ByteTag d8;
    auto pixels = hn::BitCast(d, hn::LoadU(d8, source));
    if constexpr (kFrom == 3) pixels = SpreadTriples(pixels);
    const auto shuffle = hn::LoadDup128(d8, kShuffle.bytes);
    pixels = hn::BitCast(d, hn::TableLookupBytesOr0(hn::BitCast(d8, pixels), shuffle));
    if constexpr (kFrom == 3 && kTo == 4) pixels = hn::Or(pixels, hn::Set(d, 0xFF000000u));
    if constexpr (kTo == 3) pixels = PackTriples(pixels);
    hn::StoreU(hn::BitCast(d8, pixels), d8, target);
  }
};

// From gray to pixels of kTo bytes. 16 pixels are kTo blocks: block b comes from the bytes of block
// b / kTo, which is brought there and then spread.
template <size_t kTo>
struct FromGray {
  static constexpr size_t kLanes = hn::MaxLanes(PixelTag());
  struct Plan {
    alignas(64) uint32_t words[kTo][kLanes];
    alignas(64) uint8_t bytes[kTo][kLanes * 4];
  };
  static constexpr Plan MakePlan() {
    Plan plan{};
    for (size_t v = 0; v < kTo; ++v) {
      for (size_t i = 0; i < kLanes * 4; ++i) {
        const size_t block = v * (kLanes / 4) + i / 16;
        plan.words[v][i / 4] = uint32_t(block / kTo * 4 + i / 4 % 4);
        plan.bytes[v][i] = uint8_t((block % kTo * 16 + i % 16) / kTo);
      }
    }
    return plan;
  }
  static constexpr Plan kPlan = MakePlan();

  // 4 * Lanes(PixelTag()) pixels.
  static HWY_INLINE void Convert(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target) {
    const PixelTag d;
    const ByteTag d8;
    const auto gray = hn::BitCast(d, hn::LoadU(d8, source));
    for (size_t v = 0; v < kTo; ++v) {
      const auto near = hn::TableLookupLanes(gray, hn::SetTableIndices(d, kPlan.words[v]));
      auto bytes = hn::TableLookupBytes(hn::BitCast(d8, near), hn::Load(d8, kPlan.bytes[v]));
      if constexpr (kTo == 4) {
        bytes = hn::Or(bytes, hn::BitCast(d8, hn::Set(d, 0xFF000000u)));
      }
      hn::StoreU(bytes, d8, target + v * hn::Lanes(d8));
    }
  }
};

// How many pixels of `bytes` bytes may be read or written `lanes` at a time, `step` bytes each.
HWY_INLINE size_t WholePixels(size_t width, size_t pixel_bytes, size_t lanes, size_t step) {
  const size_t bytes = width * pixel_bytes;
  return bytes < step ? 0 : ((bytes - step) / (lanes * pixel_bytes) + 1) * lanes;
}

template <class Shape>
void ConvertColorRow(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target,
                     size_t width) {
  const size_t lanes = hn::Lanes(PixelTag());
  const size_t step = lanes * 4;
  const size_t whole = HWY_MIN(WholePixels(width, Shape::kSourceBytes, lanes, step),
                               WholePixels(width, Shape::kTargetBytes, lanes, step));
  for (size_t x = 0; x < whole; x += lanes) {
    Shape::Convert(source + x * Shape::kSourceBytes, target + x * Shape::kTargetBytes);
  }
  for (size_t x = whole; x < width; x += lanes) {
    const size_t count = HWY_MIN(lanes, width - x);
    alignas(64) uint8_t in[4 * hn::MaxLanes(PixelTag())] = {};
    alignas(64) uint8_t out[4 * hn::MaxLanes(PixelTag())];
    std::memcpy(in, source + x * Shape::kSourceBytes, count * Shape::kSourceBytes);
    Shape::Convert(in, out);
    std::memcpy(target + x * Shape::kTargetBytes, out, count * Shape::kTargetBytes);
  }
}

template <size_t kTo>
void ConvertGrayRow(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target,
                    size_t width) {
  const size_t step = hn::Lanes(ByteTag());
  size_t x = 0;
  for (; x + step <= width; x += step) FromGray<kTo>::Convert(source + x, target + x * kTo);
  if (x == width) return;
  alignas(64) uint8_t in[hn::MaxLanes(ByteTag())] = {};
  alignas(64) uint8_t out[kTo * hn::MaxLanes(ByteTag())];
  std::memcpy(in, source + x, width - x);
  FromGray<kTo>::Convert(in, out);
  std::memcpy(target + x * kTo, out, (width - x) * kTo);
}

using RowConversion = void (*)(const uint8_t*, uint8_t*, size_t);

RowConversion ConversionOf(PixelOrder from, PixelOrder to) {
  constexpr auto kKept = Channels::kKept;
  constexpr auto kSwapped = Channels::kSwapped;
  const bool is_swapped = (from == PixelOrder::kRgb || from == PixelOrder::kRgba) !=
                          (to == PixelOrder::kRgb || to == PixelOrder::kRgba);
  const size_t to_bytes = PixelBytes(to);
  if (from == PixelOrder::kGray) return to_bytes == 3 ? ConvertGrayRow<3> : ConvertGrayRow<4>;
  if (PixelBytes(from) == 3) {
    if (to_bytes == 3) return ConvertColorRow<Conversion<3, 3, kSwapped> >;
    return is_swapped ? ConvertColorRow<Conversion<3, 4, kSwapped> >
                      : ConvertColorRow<Conversion<3, 4, kKept> >;
  }
  if (to_bytes == 4) return ConvertColorRow<Conversion<4, 4, kSwapped> >;
  return is_swapped ? ConvertColorRow<Conversion<4, 3, kSwapped> >
                    : ConvertColorRow<Conversion<4, 3, kKept> >;
}

// `from` and `to` differ, and `to` is not gray.
void ConvertColors(Rows<const uint8_t> source, PixelOrder from, Rows<uint8_t> target, PixelOrder to,
                   Extent extent) {
  const RowConversion convert = ConversionOf(from, to);
  for (size_t y = 0; y < extent.height; ++y) convert(source.row(y), target.row(y), extent.width);
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(ConvertColors);

void ConvertFormat(Rows<const uint8_t> source, PixelOrder from, Rows<uint8_t> target, PixelOrder to,
                   Extent extent) {
  if (extent.width == 0) return;
  if (to == PixelOrder::kGray) return Gray(source, from, target, extent);
  if (from == to) {
    for (size_t y = 0; y < extent.height; ++y) {
      std::memcpy(target.row(y), source.row(y), extent.width * PixelBytes(from));
    }
    return;
  }
  HWY_DYNAMIC_DISPATCH(ConvertColors)(source, from, target, to, extent);
}

}  // namespace genie::kernels
#endif
