// The oracle of PackRgbx: see genie/kernels/pack_rgbx.h.
#include <genie/kernels/pack_rgbx.h>

namespace genie::kernels::scalar {
namespace {

uint32_t PackPixel(const uint8_t* pixel, PixelOrder order) {
  const uint32_t first = pixel[0];
  if (order == PixelOrder::kGray) return first * 0x010101u;
  const uint32_t last = pixel[2];
  const bool red_first = order == PixelOrder::kRgb || order == PixelOrder::kRgba;
  return (red_first ? first | last << 16 : last | first << 16) | uint32_t{pixel[1]} << 8;
}

}  // namespace

void PackRgbx(Rows<const uint8_t> source, PixelOrder order, Rows<uint32_t> target, Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* in = source.row(y);
    uint32_t* out = target.row(y);
    for (size_t x = 0; x < extent.width; ++x) {
      out[x] = PackPixel(in + x * PixelBytes(order), order);
    }
  }
}

}  // namespace genie::kernels::scalar
