// The oracles of Blend and Overlay: see genie/kernels/blend.h.
#include <genie/kernels/blend.h>

namespace genie::kernels::scalar {
namespace {

bool IsRedFirst(PixelOrder order) {
  return order == PixelOrder::kRgb || order == PixelOrder::kRgba;
}

uint8_t Mixed(uint32_t top, uint32_t base, uint32_t alpha) {
  return uint8_t((top * alpha + base * (255 - alpha) + 127) / 255);
}

}  // namespace

void Blend(Rows<const uint8_t> a, Rows<const uint8_t> b, uint32_t alpha_q8, Rows<uint8_t> target,
           Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) {
      const uint32_t sum = a.row(y)[x] * alpha_q8 + b.row(y)[x] * (256 - alpha_q8);
      target.row(y)[x] = uint8_t((sum + 128) >> 8);
    }
  }
}

void Overlay(Rows<const uint8_t> top, PixelOrder top_order, Rows<uint8_t> base,
             PixelOrder base_order, Extent extent) {
  const size_t step = PixelBytes(base_order);
  const size_t red = IsRedFirst(top_order) == IsRedFirst(base_order) ? 0 : 2;
  for (size_t y = 0; y < extent.height; ++y) {
    for (size_t x = 0; x < extent.width; ++x) {
      const uint8_t* pixel = top.row(y) + x * 4;
      uint8_t* out = base.row(y) + x * step;
      out[0] = Mixed(pixel[red], out[0], pixel[3]);
      out[1] = Mixed(pixel[1], out[1], pixel[3]);
      out[2] = Mixed(pixel[2 - red], out[2], pixel[3]);
      if (step == 4) out[3] = Mixed(255, out[3], pixel[3]);
    }
  }
}

}  // namespace genie::kernels::scalar
