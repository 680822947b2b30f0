// GradientMagnitude: see genie/kernels/gradient_magnitude.h. The corner differences p and q and the
// middle ones h and v are those of gradient.cpp: dx = p + q + 2 h, dy = p - q + 2 v.
#include <genie/kernels/gradient_magnitude.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "gradient_magnitude/gradient_magnitude.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/nine_values-inl.h"
#include "pixels/pairwise-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void GradientMagnitude(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, size_t channels, Norm norm) {
  scalar::GradientMagnitude(source, outside, target, extent, channels, norm);
}

#else

struct Differences {
  Wide p, q, h, v;

  template <class Taps>
  explicit HWY_INLINE Differences(const Taps& taps)
      : p(hn::Sub(taps.Below(1), taps.Above(-1))),
        q(hn::Sub(taps.Above(1), taps.Below(-1))),
        h(hn::Sub(taps.Here(1), taps.Here(-1))),
        v(hn::Sub(taps.Below(0), taps.Above(0))) {}
};

// |dx| + |dy| = 2 max(|p + h + v|, |q + h - v|).
struct SumOfBoth {
  template <class Taps>
  static HWY_INLINE Wide Of(const Taps& taps) {
    const Differences d(taps);
    const auto half =
        hn::Max(hn::Abs(hn::Add(hn::Add(d.p, d.h), d.v)), hn::Abs(hn::Sub(hn::Add(d.q, d.h), d.v)));
    return hn::Add(half, half);
  }
};

struct RootOfSquares {
  using PairTag = hn::Repartition<uint32_t, WideTag>;

  // The roots of a a + b b for each pair of 16-bit values in a lane.
  static HWY_INLINE hn::Vec<hn::Repartition<int32_t, WideTag> > Roots(Wide pairs) {
    const PairTag d;
    const hn::Repartition<float, WideTag> df;
    const auto values = hn::BitCast(d, pairs);
    return hn::NearestInt(hn::Sqrt(hn::ConvertTo(df, PairwiseMulAddSigned(d, values, values))));
  }

  template <class Taps>
  static HWY_INLINE Wide Of(const Taps& taps) {
    const WideTag d;
    const Differences part(taps);
    const auto dx = hn::Add(hn::Add(part.p, part.q), hn::Add(part.h, part.h));
    const auto dy = hn::Add(hn::Sub(part.p, part.q), hn::Add(part.v, part.v));
    const auto zero = hn::Zero(d);
    if (hn::AllTrue(d, hn::Eq(hn::Or(dx, dy), zero))) return zero;  // most of a screen
    return hn::ReorderDemote2To(d, Roots(hn::InterleaveLower(d, dx, dy)),
                                Roots(hn::InterleaveUpper(d, dx, dy)));
  }
};

void GradientMagnitude(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, size_t channels, Norm norm) {
  if (norm == Norm::kL1) {
    FilterNine<AbsoluteBytes<SumOfBoth> >(source, outside, target, extent, channels);
  } else {
    FilterNine<AbsoluteBytes<RootOfSquares> >(source, outside, target, extent, channels);
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(GradientMagnitude);

void GradientMagnitude(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, size_t channels, Norm norm) {
  HWY_DYNAMIC_DISPATCH(GradientMagnitude)(source, outside, target, extent, channels, norm);
}

}  // namespace genie::kernels
#endif
