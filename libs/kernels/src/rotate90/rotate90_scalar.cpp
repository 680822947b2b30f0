// The oracle of Rotate90: see genie/kernels/rotate90.h.
#include <genie/kernels/rotate90.h>

namespace genie::kernels::scalar {

void Rotate90(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, size_t channels,
              QuarterTurn turn) {
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* in = source.row(ptrdiff_t(y));
    for (size_t x = 0; x < extent.width; ++x) {
      const bool is_clockwise = turn == QuarterTurn::kClockwise;
      const size_t to_x = is_clockwise ? extent.height - 1 - y : y;
      const size_t to_y = is_clockwise ? x : extent.width - 1 - x;
      uint8_t* out = target.row(ptrdiff_t(to_y)) + to_x * channels;
      for (size_t c = 0; c < channels; ++c) out[c] = in[x * channels + c];
    }
  }
}

}  // namespace genie::kernels::scalar
