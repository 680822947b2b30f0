// The oracles of Laplacian: see genie/kernels/laplacian.h.
#include <genie/kernels/laplacian.h>

#include <algorithm>
#include <cstdlib>

#include "pixels/nine_values.h"

namespace genie::kernels::scalar {
namespace {

int OfSides(const NineValues& nine) {
  return nine.above[nine.middle] + nine.below[nine.middle] + nine.here[nine.left] +
         nine.here[nine.right] - 4 * nine.here[nine.middle];
}

int OfCorners(const NineValues& nine) {
  return 2 * (nine.above[nine.left] + nine.above[nine.right] + nine.below[nine.left] +
              nine.below[nine.right]) -
         8 * nine.here[nine.middle];
}

template <typename T, class Write>
void Filter(Rows<const uint8_t> source, Neighbours outside, Rows<T> target, Extent extent,
            size_t channels, LaplacianStencil stencil, const Write& write) {
  if (stencil == LaplacianStencil::kSides) {
    FilterNine(source, outside, target, extent, channels,
               [&](const NineValues& nine) { return write(OfSides(nine)); });
  } else {
    FilterNine(source, outside, target, extent, channels,
               [&](const NineValues& nine) { return write(OfCorners(nine)); });
  }
}

}  // namespace

void Laplacian(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, LaplacianStencil stencil) {
  Filter(source, outside, target, extent, channels, stencil,
         [](int value) { return static_cast<uint8_t>(std::min(255, std::abs(value))); });
}

void LaplacianSigned(Rows<const uint8_t> source, Neighbours outside, Rows<int16_t> target,
                     Extent extent, size_t channels, LaplacianStencil stencil) {
  Filter(source, outside, target, extent, channels, stencil,
         [](int value) { return static_cast<int16_t>(value); });
}

}  // namespace genie::kernels::scalar
