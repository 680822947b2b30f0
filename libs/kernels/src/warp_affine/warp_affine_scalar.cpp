// The oracle of WarpAffine: see genie/kernels/warp_affine.h.
#include <genie/kernels/warp_affine.h>

#include "warp_affine/affine_walk.h"

namespace genie::kernels::scalar {

void WarpAffine(Rows<const uint8_t> source, Rows<uint8_t> target, const WarpShape& shape,
                const AffineMatrix& matrix, WarpFilter filter, const BorderValue& border) {
  const WarpSource from = {source, shape.source, shape.channels, border};
  for (size_t y = 0; y < shape.target.height; ++y) {
    const AffineWalk walk = WalkOf(matrix, y, filter);
    for (size_t x = 0; x < shape.target.width; ++x) {
      WarpPixel(from, walk, x, filter, target.row(ptrdiff_t(y)) + x * shape.channels);
    }
  }
}

}  // namespace genie::kernels::scalar
