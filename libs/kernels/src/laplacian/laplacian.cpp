// Laplacian: see genie/kernels/laplacian.h.
#include <genie/kernels/laplacian.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "laplacian/laplacian.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/nine_values-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void Laplacian(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, LaplacianStencil stencil) {
  scalar::Laplacian(source, outside, target, extent, channels, stencil);
}
void LaplacianSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                     Extent extent, size_t channels, LaplacianStencil stencil) {
  scalar::LaplacianSigned(source, outside, target, extent, channels, stencil);
}

#else

struct OfSides {
  template <class Taps>
  static HWY_INLINE Wide Of(const Taps& taps) {
    const auto around =
        hn::Add(hn::Add(taps.Above(0), taps.Below(0)), hn::Add(taps.Here(-1), taps.Here(1)));
    return hn::Sub(around, hn::ShiftLeft<2>(taps.Here(0)));
  }
};

struct OfCorners {
  template <class Taps>
  static HWY_INLINE Wide Of(const Taps& taps) {
    const auto around =
        hn::Add(hn::Add(taps.Above(-1), taps.Above(1)), hn::Add(taps.Below(-1), taps.Below(1)));
    return hn::ShiftLeft<1>(hn::Sub(around, hn::ShiftLeft<2>(taps.Here(0))));
  }
};

template <template <class> class Output, typename T>
void Filter(Rows<const uint8_t> source, Neighbours outside, Rows<T> target, Extent extent,
            size_t channels, LaplacianStencil stencil) {
  if (stencil == LaplacianStencil::kSides) {
    FilterNine<Output<OfSides> >(source, outside, target, extent, channels);
  } else {
    FilterNine<Output<OfCorners> >(source, outside, target, extent, channels);
  }
}

void Laplacian(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, LaplacianStencil stencil) {
  Filter<AbsoluteBytes>(source, outside, target, extent, channels, stencil);
}
void LaplacianSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                     Extent extent, size_t channels, LaplacianStencil stencil) {
  Filter<SignedValues>(source, outside, target, extent, channels, stencil);
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Laplacian);
HWY_EXPORT(LaplacianSigned);

void Laplacian(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, LaplacianStencil stencil) {
  HWY_DYNAMIC_DISPATCH(Laplacian)(source, outside, target, extent, channels, stencil);
}

void LaplacianSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                     Extent extent, size_t channels, LaplacianStencil stencil) {
  HWY_DYNAMIC_DISPATCH(LaplacianSigned)(source, outside, target, extent, channels, stencil);
}

}  // namespace genie::kernels
#endif
