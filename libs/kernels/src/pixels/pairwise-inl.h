// PairwiseMulAdd, PairwiseMulAddSigned: products of neighbouring 16-bit values, added in pairs into
// 32 bits.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_PAIRWISE_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_PAIRWISE_INL_H_
#undef GENIE_KERNELS_PAIRWISE_INL_H_
#else
#define GENIE_KERNELS_PAIRWISE_INL_H_
#endif

#include <hwy/highway.h>

#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

// For each 32-bit lane: low16(a) * low16(b) + high16(a) * high16(b). Every half is 0 .. 32767.
template <class D>
HWY_INLINE hn::Vec<D> PairwiseMulAdd(D d, hn::Vec<D> a, hn::Vec<D> b) {
#if HWY_ARCH_X86 && HWY_TARGET != HWY_EMU128
  // There the "reordering" multiply-add is the pairwise one, and leaves the second sum alone.
  const hn::Repartition<int16_t, D> d16;
  const hn::Repartition<int32_t, D> d32;
  auto unused = hn::Zero(d32);
  return hn::BitCast(d, hn::ReorderWidenMulAccumulate(d32, hn::BitCast(d16, a), hn::BitCast(d16, b),
                                                      hn::Zero(d32), unused));
#else
  const auto low = hn::Set(d, 0xFFFFu);
  return hn::Add(hn::Mul(hn::And(a, low), hn::And(b, low)),
                 hn::Mul(hn::ShiftRight<16>(a), hn::ShiftRight<16>(b)));
#endif
}

// The same for signed 16-bit values, into signed lanes; the products of a pair must not both be
// (-32768)^2.
template <class D>
HWY_INLINE hn::Vec<hn::RebindToSigned<D>> PairwiseMulAddSigned(D, hn::Vec<D> a, hn::Vec<D> b) {
  const hn::RebindToSigned<D> d32;
#if HWY_ARCH_X86 && HWY_TARGET != HWY_EMU128
  return hn::BitCast(d32, PairwiseMulAdd(D(), a, b));
#else
  const auto signed_a = hn::BitCast(d32, a), signed_b = hn::BitCast(d32, b);
  const auto low_a = hn::ShiftRight<16>(hn::ShiftLeft<16>(signed_a));
  const auto low_b = hn::ShiftRight<16>(hn::ShiftLeft<16>(signed_b));
  return hn::Add(hn::Mul(low_a, low_b),
                 hn::Mul(hn::ShiftRight<16>(signed_a), hn::ShiftRight<16>(signed_b)));
#endif
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
