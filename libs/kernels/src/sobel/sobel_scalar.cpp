// The oracles of Sobel and Scharr: see genie/kernels/sobel.h.
#include <genie/kernels/sobel.h>

#include <algorithm>
#include <cstdlib>

#include "pixels/nine_values.h"

namespace genie::kernels::scalar {
namespace {

template <int kCorner, int kSide, typename T, class Write>
void Derive(Rows<const uint8_t> source, Neighbours outside, Rows<T> target, Extent extent,
            size_t channels, Axis axis, const Write& write) {
  if (axis == Axis::kX) {
    FilterNine(source, outside, target, extent, channels,
               [&](const NineValues& nine) { return write(nine.DerivativeX(kCorner, kSide)); });
  } else {
    FilterNine(source, outside, target, extent, channels,
               [&](const NineValues& nine) { return write(nine.DerivativeY(kCorner, kSide)); });
  }
}

uint8_t Absolute(int value) { return static_cast<uint8_t>(std::min(255, std::abs(value))); }
int16_t Signed(int value) { return static_cast<int16_t>(value); }

}  // namespace

void Sobel(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
           size_t channels, Axis axis) {
  Derive<1, 2>(source, outside, target, extent, channels, axis, Absolute);
}

void SobelSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                 Extent extent, size_t channels, Axis axis) {
  Derive<1, 2>(source, outside, target, extent, channels, axis, Signed);
}

void Scharr(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, Axis axis) {
  Derive<3, 10>(source, outside, target, extent, channels, axis, Absolute);
}

void ScharrSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                  Extent extent, size_t channels, Axis axis) {
  Derive<3, 10>(source, outside, target, extent, channels, axis, Signed);
}

}  // namespace genie::kernels::scalar
