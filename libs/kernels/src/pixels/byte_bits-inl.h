// BitsOfRow: one bit for each byte of a row that is above a limit.
//
// Included once for each target. For HWY_SCALAR it is plain code.
#if defined(GENIE_KERNELS_BYTE_BITS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_BYTE_BITS_INL_H_
#undef GENIE_KERNELS_BYTE_BITS_INL_H_
#else
#define GENIE_KERNELS_BYTE_BITS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstdint>
#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

// The bits of the 64 bytes at `bytes`.
HWY_INLINE uint64_t BitsOf64(const uint8_t* HWY_RESTRICT bytes,
                             hn::Vec<hn::ScalableTag<uint8_t>> limit) {
  const hn::ScalableTag<uint8_t> d;
  uint64_t word = 0;
  for (size_t i = 0; i < 64; i += hn::Lanes(d)) {
    uint64_t bits = 0;
    // Above the limit: something is left when the limit is taken away.
    const auto above = hn::SaturatedSub(hn::LoadU(d, bytes + i), limit);
    hn::StoreMaskBits(d, hn::Ne(above, hn::Zero(d)), reinterpret_cast<uint8_t*>(&bits));
    word |= bits << i;
  }
  return word;
}

// Writes (width + 63) / 64 words; the bits past the width are 0.
HWY_INLINE void BitsOfRow(const uint8_t* HWY_RESTRICT row, size_t width, uint8_t limit,
                          uint64_t* HWY_RESTRICT words) {
  const auto limits = hn::Set(hn::ScalableTag<uint8_t>(), limit);
  const size_t whole = width / 64;
  for (size_t w = 0; w < whole; ++w) words[w] = BitsOf64(row + w * 64, limits);
  if (whole * 64 == width) return;
  alignas(64) uint8_t padded[64] = {};
  std::memcpy(padded, row + whole * 64, width - whole * 64);
  words[whole] = BitsOf64(padded, limits);
}

#else

HWY_INLINE void BitsOfRow(const uint8_t* HWY_RESTRICT row, size_t width, uint8_t limit,
                          uint64_t* HWY_RESTRICT words) {
  for (size_t w = 0; w < (width + 63) / 64; ++w) words[w] = 0;
  for (size_t x = 0; x < width; ++x) words[x / 64] |= uint64_t{row[x] > limit} << (x % 64);
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
