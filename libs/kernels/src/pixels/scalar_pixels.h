// What the oracles of colours share: where the channels of a pixel lie.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels::scalar {

struct ChannelPlaces {
  size_t red, green, blue;
};

constexpr ChannelPlaces PlacesOf(PixelOrder order) {
  if (order == PixelOrder::kGray) return {0, 0, 0};
  const bool is_red_first = order == PixelOrder::kRgb || order == PixelOrder::kRgba;
  return is_red_first ? ChannelPlaces{0, 1, 2} : ChannelPlaces{2, 1, 0};
}

// Calls map(red, green, blue, out) for each pixel, out being three bytes of the target.
template <typename Map>
void FromColors(Rows<const uint8_t> source, PixelOrder order, Rows<uint8_t> target, Extent extent,
                const Map& map) {
  const ChannelPlaces place = PlacesOf(order);
  const size_t step = PixelBytes(order);
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* pixel = source.row(ptrdiff_t(y));
    uint8_t* out = target.row(ptrdiff_t(y));
    for (size_t x = 0; x < extent.width; ++x, pixel += step, out += 3) {
      map(int32_t{pixel[place.red]}, int32_t{pixel[place.green]}, int32_t{pixel[place.blue]}, out);
    }
  }
}

// Calls map(first, second, third, red, green, blue) for each pixel, the last three to be written.
template <typename Map>
void ToColors(Rows<const uint8_t> source, Rows<uint8_t> target, PixelOrder order, Extent extent,
              const Map& map) {
  const ChannelPlaces place = PlacesOf(order);
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* pixel = source.row(ptrdiff_t(y));
    uint8_t* out = target.row(ptrdiff_t(y));
    for (size_t x = 0; x < extent.width; ++x, pixel += 3, out += 3) {
      map(int32_t{pixel[0]}, int32_t{pixel[1]}, int32_t{pixel[2]}, out[place.red], out[place.green],
          out[place.blue]);
    }
  }
}

}  // namespace genie::kernels::scalar
