// Flip: see genie/kernels/flip.h.
#include <genie/kernels/flip.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "flip/flip.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void MirrorRow(const uint8_t* source, uint8_t* target, size_t width, size_t channels) {
  scalar::Flip({source, 0}, {target, 0}, {width, 1}, channels, FlipAxis::kHorizontal);
}

#else

// Pixels from target pixel `x` on, one at a time.
template <size_t kChannels>
void MirrorSingly(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target, size_t x,
                  size_t width) {
  for (; x < width; ++x) {
    std::memcpy(target + x * kChannels, source + (width - 1 - x) * kChannels, kChannels);
  }
}

// Bytes: blocks of 16 reversed by a permutation, the blocks of a vector by another.
void MirrorBytes(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target, size_t width) {
  const hn::ScalableTag<uint8_t> d;
  alignas(16) static constexpr uint8_t kReversed[16] = {15, 14, 13, 12, 11, 10, 9, 8,
                                                        7,  6,  5,  4,  3,  2,  1, 0};
  const auto reversed = hn::LoadDup128(d, kReversed);
  const size_t lanes = hn::Lanes(d);
  size_t x = 0;
  for (; x + lanes <= width; x += lanes) {
    const auto bytes = hn::LoadU(d, source + width - x - lanes);
    hn::StoreU(hn::ReverseBlocks(d, hn::TableLookupBytes(bytes, reversed)), d, target + x);
  }
  MirrorSingly<1>(source, target, x, width);
}

void MirrorPixels(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target, size_t width) {
  const hn::ScalableTag<uint32_t> d;
  const hn::Repartition<uint8_t, decltype(d)> d8;
  const size_t lanes = hn::Lanes(d);
  size_t x = 0;
  for (; x + lanes <= width; x += lanes) {
    const auto pixels = hn::BitCast(d, hn::LoadU(d8, source + 4 * (width - x - lanes)));
    hn::StoreU(hn::BitCast(d8, hn::Reverse(d, pixels)), d8, target + 4 * x);
  }
  MirrorSingly<4>(source, target, x, width);
}

// Pixels of three bytes, five at a time: the 16th byte written is the next pixel's, which the next
// step overwrites; the 16th byte read lies before the five.
void MirrorTriples(const uint8_t* HWY_RESTRICT source, uint8_t* HWY_RESTRICT target, size_t width) {
  const hn::FixedTag<uint8_t, 16> d;
  alignas(16) static constexpr uint8_t kFive[16] = {13, 14, 15, 10, 11, 12, 7, 8,
                                                    9,  4,  5,  6,  1,  2,  3, 0};
  const auto five = hn::Load(d, kFive);
  size_t x = 0;
  for (; x + 6 <= width; x += 5) {
    const auto bytes = hn::LoadU(d, source + 3 * (width - x) - 16);
    hn::StoreU(hn::TableLookupBytes(bytes, five), d, target + 3 * x);
  }
  MirrorSingly<3>(source, target, x, width);
}

void MirrorRow(const uint8_t* source, uint8_t* target, size_t width, size_t channels) {
  if (channels == 1) MirrorBytes(source, target, width);
  if (channels == 3) MirrorTriples(source, target, width);
  if (channels == 4) MirrorPixels(source, target, width);
}

#endif

void Flip(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
          FlipAxis axis) {
  for (size_t y = 0; y < extent.height; ++y) {
    const size_t from = axis == FlipAxis::kHorizontal ? y : extent.height - 1 - y;
    const uint8_t* in = source.row(ptrdiff_t(from));
    uint8_t* out = target.row(ptrdiff_t(y));
    if (axis == FlipAxis::kVertical) {
      std::memcpy(out, in, extent.width * channels);
    } else {
      MirrorRow(in, out, extent.width, channels);
    }
  }
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Flip);

void Flip(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
          FlipAxis axis) {
  if (extent.width == 0) return;
  HWY_DYNAMIC_DISPATCH(Flip)(source, target, extent, channels, axis);
}

}  // namespace genie::kernels
#endif
