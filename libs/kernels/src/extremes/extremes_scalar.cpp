// The oracle of FindExtremes: see genie/kernels/extremes.h.
#include <genie/kernels/extremes.h>

namespace genie::kernels::scalar {

Extremes FindExtremes(Rows<const uint8_t> source, Extent extent) {
  Extremes found;
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) {
      const uint8_t value = source.row(y)[x];
      const bool is_first = x == 0 && y == 0;
      if (value < found.least || is_first) {
        found.least = value;
        found.least_x = x, found.least_y = y;
      }
      if (value > found.most || is_first) {
        found.most = value;
        found.most_x = x, found.most_y = y;
      }
    }
  }
  return found;
}

}  // namespace genie::kernels::scalar
