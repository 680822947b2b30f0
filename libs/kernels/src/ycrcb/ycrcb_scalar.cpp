// The oracles of ToYcrcb and FromYcrcb: see genie/kernels/ycrcb.h.
#include <genie/kernels/ycrcb.h>

#include <algorithm>

#include "pixels/scalar_pixels.h"

namespace genie::kernels::scalar {
namespace {

int32_t Scaled(int32_t value) { return (value + 8192) >> 14; }
uint8_t Limited(int32_t value) { return uint8_t(std::clamp(value, 0, 255)); }

}  // namespace

void ToYcrcb(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  FromColors(source, order, target, extent,
             [](int32_t red, int32_t green, int32_t blue, uint8_t* out) {
               const int32_t luma = Scaled(4899 * red + 9617 * green + 1868 * blue);
               out[0] = uint8_t(luma);
               out[1] = Limited(Scaled((red - luma) * 11682) + 128);
               out[2] = Limited(Scaled((blue - luma) * 9241) + 128);
             });
}

void FromYcrcb(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent) {
  ToColors(source, target, order, extent,
           [](int32_t luma, int32_t cr, int32_t cb, uint8_t& red, uint8_t& green, uint8_t& blue) {
             red = Limited(luma + Scaled(22987 * (cr - 128)));
             green = Limited(luma + Scaled(-11698 * (cr - 128) - 5636 * (cb - 128)));
             blue = Limited(luma + Scaled(29049 * (cb - 128)));
           });
}

}  // namespace genie::kernels::scalar
