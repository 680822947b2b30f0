// The oracle of ChangedBounds: see genie/kernels/changed_bounds.h.
#include <genie/kernels/changed_bounds.h>

namespace genie::kernels::scalar {

Box ChangedBounds(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                  const Box& within) {
  const size_t bytes = PixelBytes(order);
  Box bounds;
  for (int32_t y = within.y; y < within.bottom(); ++y) {
    const uint8_t* a = before.row(size_t(y));
    const uint8_t* b = after.row(size_t(y));
    for (int32_t x = within.x; x < within.right(); ++x) {
      bool differs = false;
      for (size_t c = 0; c < bytes && c < 3; ++c) {
        differs |= a[size_t(x) * bytes + c] != b[size_t(x) * bytes + c];
      }
      if (differs) bounds = Union(bounds, {x, y, 1, 1});
    }
  }
  return bounds;
}

}  // namespace genie::kernels::scalar
