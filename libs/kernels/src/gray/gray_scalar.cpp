// The oracle of Gray: see genie/kernels/gray.h.
#include <genie/kernels/gray.h>

namespace genie::kernels::scalar {
namespace {

uint8_t GrayOfPixel(const uint8_t* pixel, PixelOrder order) {
  if (order == PixelOrder::kGray) return pixel[0];
  const bool red_first = order == PixelOrder::kRgb || order == PixelOrder::kRgba;
  const uint32_t red = pixel[red_first ? 0 : 2];
  const uint32_t blue = pixel[red_first ? 2 : 0];
  return uint8_t((4899 * red + 9617 * pixel[1] + 1868 * blue + 8192) >> 14);
}

}  // namespace

void Gray(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) {
      target.row(y)[x] = GrayOfPixel(source.row(y) + x * PixelBytes(order), order);
    }
  }
}

}  // namespace genie::kernels::scalar
