// Sobel and Scharr: see genie/kernels/sobel.h.
#include <genie/kernels/sobel.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sobel/sobel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "pixels/nine_values-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void Sobel(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
           size_t channels, Axis axis) {
  scalar::Sobel(source, outside, target, extent, channels, axis);
}
void SobelSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                 Extent extent, size_t channels, Axis axis) {
  scalar::SobelSigned(source, outside, target, extent, channels, axis);
}
void Scharr(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, Axis axis) {
  scalar::Scharr(source, outside, target, extent, channels, axis);
}
void ScharrSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                  Extent extent, size_t channels, Axis axis) {
  scalar::ScharrSigned(source, outside, target, extent, channels, axis);
}

#else

// The weights of a derivative's corners and of its middle.
struct SobelWeights {
  static HWY_INLINE Wide Sum(Wide corners, Wide middle) {
    return hn::Add(corners, hn::Add(middle, middle));
  }
};
struct ScharrWeights {
  static HWY_INLINE Wide Sum(Wide corners, Wide middle) {
    const WideTag d;
    return hn::Add(hn::Mul(corners, hn::Set(d, int16_t{3})),
                   hn::Mul(middle, hn::Set(d, int16_t{10})));
  }
};

template <class Weights>
struct AlongX {
  template <class Taps>
  static HWY_INLINE Wide Of(const Taps& taps) {
    const auto right = Weights::Sum(hn::Add(taps.Above(1), taps.Below(1)), taps.Here(1));
    const auto left = Weights::Sum(hn::Add(taps.Above(-1), taps.Below(-1)), taps.Here(-1));
    return hn::Sub(right, left);
  }
};

template <class Weights>
struct AlongY {
  template <class Taps>
  static HWY_INLINE Wide Of(const Taps& taps) {
    const auto below = Weights::Sum(hn::Add(taps.Below(-1), taps.Below(1)), taps.Below(0));
    const auto above = Weights::Sum(hn::Add(taps.Above(-1), taps.Above(1)), taps.Above(0));
    return hn::Sub(below, above);
  }
};

template <template <class> class Output, class Weights, typename T>
void Derive(Rows<const uint8_t> source, Neighbours outside, Rows<T> target, Extent extent,
            size_t channels, Axis axis) {
  if (axis == Axis::kX) {
    FilterNine<Output<AlongX<Weights> > >(source, outside, target, extent, channels);
  } else {
    FilterNine<Output<AlongY<Weights> > >(source, outside, target, extent, channels);
  }
}

void Sobel(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
           size_t channels, Axis axis) {
  Derive<AbsoluteBytes, SobelWeights>(source, outside, target, extent, channels, axis);
}
void SobelSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                 Extent extent, size_t channels, Axis axis) {
  Derive<SignedValues, SobelWeights>(source, outside, target, extent, channels, axis);
}
void Scharr(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, Axis axis) {
  Derive<AbsoluteBytes, ScharrWeights>(source, outside, target, extent, channels, axis);
}
void ScharrSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                  Extent extent, size_t channels, Axis axis) {
  Derive<SignedValues, ScharrWeights>(source, outside, target, extent, channels, axis);
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Sobel);
HWY_EXPORT(SobelSigned);
HWY_EXPORT(Scharr);
HWY_EXPORT(ScharrSigned);

void Sobel(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
           size_t channels, Axis axis) {
  HWY_DYNAMIC_DISPATCH(Sobel)(source, outside, target, extent, channels, axis);
}

void SobelSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                 Extent extent, size_t channels, Axis axis) {
  HWY_DYNAMIC_DISPATCH(SobelSigned)(source, outside, target, extent, channels, axis);
}

void Scharr(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, Axis axis) {
  HWY_DYNAMIC_DISPATCH(Scharr)(source, outside, target, extent, channels, axis);
}

void ScharrSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                  Extent extent, size_t channels, Axis axis) {
  HWY_DYNAMIC_DISPATCH(ScharrSigned)(source, outside, target, extent, channels, axis);
}

}  // namespace genie::kernels
#endif
