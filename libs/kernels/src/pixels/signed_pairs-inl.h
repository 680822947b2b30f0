// SignedPairsAdd: products of neighbouring signed 16-bit values, added in pairs to 32-bit sums.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_SIGNED_PAIRS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_SIGNED_PAIRS_INL_H_
#undef GENIE_KERNELS_SIGNED_PAIRS_INL_H_
#else
#define GENIE_KERNELS_SIGNED_PAIRS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

// For each 32-bit lane i: sums[i] + a[2 i] * b[2 i] + a[2 i + 1] * b[2 i + 1]. Not every half may
// be -32768.
HWY_INLINE hn::Vec<hn::ScalableTag<int32_t>> SignedPairsAdd(
    hn::Vec<hn::ScalableTag<int16_t>> a, hn::Vec<hn::ScalableTag<int16_t>> b,
    hn::Vec<hn::ScalableTag<int32_t>> sums) {
  const hn::ScalableTag<int32_t> d;
#if HWY_ARCH_X86 && HWY_TARGET != HWY_EMU128
  // There the "reordering" multiply-add is the pairwise one, and leaves the second sum alone.
  auto unused = hn::Zero(d);
  return hn::ReorderWidenMulAccumulate(d, a, b, sums, unused);
#else
  const auto pairs = hn::BitCast(d, a);
  const auto factors = hn::BitCast(d, b);
  const auto high = hn::Mul(hn::ShiftRight<16>(pairs), hn::ShiftRight<16>(factors));
  const auto low = hn::Mul(hn::ShiftRight<16>(hn::ShiftLeft<16>(pairs)),
                           hn::ShiftRight<16>(hn::ShiftLeft<16>(factors)));
  return hn::Add(sums, hn::Add(low, high));
#endif
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
