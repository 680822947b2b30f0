// The oracle of Flip: see genie/kernels/flip.h.
#include <genie/kernels/flip.h>

namespace genie::kernels::scalar {

void Flip(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
          FlipAxis axis) {
  for (size_t y = 0; y < extent.height; ++y) {
    const size_t from_y = axis == FlipAxis::kHorizontal ? y : extent.height - 1 - y;
    const uint8_t* in = source.row(ptrdiff_t(from_y));
    uint8_t* out = target.row(ptrdiff_t(y));
    for (size_t x = 0; x < extent.width; ++x) {
      const size_t from_x = axis == FlipAxis::kVertical ? x : extent.width - 1 - x;
      for (size_t c = 0; c < channels; ++c) out[x * channels + c] = in[from_x * channels + c];
    }
  }
}

}  // namespace genie::kernels::scalar
