// The oracle of Gradient: see genie/kernels/gradient.h.
#include <genie/kernels/gradient.h>

#include <algorithm>
#include <cstdlib>

namespace genie::kernels::scalar {

void Gradient(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* above = source.row(y == 0 ? 0 : y - 1);
    const uint8_t* here = source.row(y);
    const uint8_t* below = source.row(y + 1 < extent.height ? y + 1 : y);
    for (size_t x = 0; x < extent.width; ++x) {
      const size_t left = x == 0 ? 0 : x - 1;
      const size_t right = x + 1 < extent.width ? x + 1 : x;
      const int dx =
          above[right] - above[left] + 2 * (here[right] - here[left]) + below[right] - below[left];
      const int dy =
          below[left] - above[left] + 2 * (below[x] - above[x]) + below[right] - above[right];
      target.row(y)[x] = uint8_t(std::min(255, std::abs(dx) + std::abs(dy)));
    }
  }
}

}  // namespace genie::kernels::scalar
