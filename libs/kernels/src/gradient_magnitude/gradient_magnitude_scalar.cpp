// The oracle of GradientMagnitude: see genie/kernels/gradient_magnitude.h.
#include <genie/kernels/gradient_magnitude.h>

#include <algorithm>
#include <cstdlib>

#include "pixels/nine_values.h"

namespace genie::kernels::scalar {
namespace {

uint8_t SumOfBoth(const NineValues& nine) {
  const int sum = std::abs(nine.DerivativeX(1, 2)) + std::abs(nine.DerivativeY(1, 2));
  return static_cast<uint8_t>(std::min(255, sum));
}

// The largest root with (root - 1/2)^2 <= square, that is root (root - 1) < square.
uint8_t RootOfSquares(const NineValues& nine) {
  const int dx = nine.DerivativeX(1, 2), dy = nine.DerivativeY(1, 2);
  const int square = dx * dx + dy * dy;
  int root = 0;
  for (int bit = 128; bit != 0; bit /= 2) {
    const int larger = root + bit;
    if (larger * (larger - 1) < square) root = larger;
  }
  return static_cast<uint8_t>(root);
}

}  // namespace

void GradientMagnitude(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                       Extent extent, size_t channels, Norm norm) {
  if (norm == Norm::kL1) {
    FilterNine(source, outside, target, extent, channels, SumOfBoth);
  } else {
    FilterNine(source, outside, target, extent, channels, RootOfSquares);
  }
}

}  // namespace genie::kernels::scalar
