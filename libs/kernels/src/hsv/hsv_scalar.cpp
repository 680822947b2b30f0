// The oracles of ToHsv and FromHsv: see genie/kernels/hsv.h.
#include <genie/kernels/hsv.h>

#include <algorithm>
#include <array>

#include "pixels/scalar_pixels.h"

namespace genie::kernels::scalar {
namespace {

// round(whole / i), 0 for 0. No quotient of these is halfway between two integers.
constexpr std::array<int32_t, 256> Reciprocals(int32_t whole) {
  std::array<int32_t, 256> table{};
  for (int32_t i = 1; i < 256; ++i) table[size_t(i)] = (2 * whole + i) / (2 * i);
  return table;
}
constexpr std::array<int32_t, 256> kSaturation = Reciprocals(255 << 12);
constexpr std::array<int32_t, 256> kHue = Reciprocals(30 << 12);

uint8_t HueOf(int32_t red, int32_t green, int32_t blue, int32_t value, int32_t distance) {
  const int32_t numerator = value == red     ? green - blue
                            : value == green ? blue - red + 2 * distance
                                             : red - green + 4 * distance;
  const int32_t hue = (numerator * kHue[size_t(distance)] + 2048) >> 12;
  return uint8_t(hue < 0 ? hue + 180 : hue);
}

uint8_t Channel(int32_t turn, int32_t hue, int32_t saturation, int32_t value) {
  const int32_t k = (turn + hue) % 180;
  const int32_t w = std::clamp(std::min(k, 120 - k), 0, 30);
  return uint8_t((value * (7650 - saturation * w) + 3825) / 7650);
}

}  // namespace

void ToHsv(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent) {
  FromColors(source, order, target, extent,
             [](int32_t red, int32_t green, int32_t blue, uint8_t* out) {
               const int32_t value = std::max({red, green, blue});
               const int32_t distance = value - std::min({red, green, blue});
               out[0] = HueOf(red, green, blue, value, distance);
               out[1] = uint8_t((distance * kSaturation[size_t(value)] + 2048) >> 12);
               out[2] = uint8_t(value);
             });
}

void FromHsv(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent) {
  ToColors(source, target, order, extent,
           [](int32_t hue, int32_t saturation, int32_t value, uint8_t& red, uint8_t& green,
              uint8_t& blue) {
             red = Channel(150, hue, saturation, value);
             green = Channel(90, hue, saturation, value);
             blue = Channel(30, hue, saturation, value);
           });
}

}  // namespace genie::kernels::scalar
