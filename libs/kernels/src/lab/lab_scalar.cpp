// The oracle of ToLab: see genie/kernels/lab.h.
#include <genie/kernels/lab.h>

#include "lab/lab_pixel.h"

namespace genie::kernels::scalar {

void ToLab(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  const bool is_gray = order == PixelOrder::kGray;
  const bool is_red_first = order == PixelOrder::kRgb || order == PixelOrder::kRgba;
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) {
      const uint8_t* pixel = source.row(ptrdiff_t(y)) + x * PixelBytes(order);
      const uint32_t lab = is_gray        ? LabOfPixel(pixel[0], pixel[0], pixel[0])
                           : is_red_first ? LabOfPixel(pixel[0], pixel[1], pixel[2])
                                          : LabOfPixel(pixel[2], pixel[1], pixel[0]);
      uint8_t* values = target.row(ptrdiff_t(y)) + x * 3;
      for (int i = 0; i < 3; ++i) values[i] = uint8_t(lab >> (8 * i));
    }
  }
}

}  // namespace genie::kernels::scalar
