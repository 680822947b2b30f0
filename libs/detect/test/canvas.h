// Canvas: a picture that tests draw on and edit, one word a pixel: R | G << 8 | B << 16.
//
// All drawing is clipped to the canvas, so that edits may fall on or over any edge.
// Depends on: base. Thread safety: values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <genie/base/geometry.h>

namespace genie::detect {

struct Canvas {
  int32_t width = 0;
  int32_t height = 0;
  std::vector<uint32_t> pixels;

  Canvas() = default;
  Canvas(int32_t w, int32_t h, uint32_t color)
      : width(w), height(h), pixels(static_cast<size_t>(w) * static_cast<size_t>(h), color) {}

  Box bounds() const { return {0, 0, width, height}; }
  uint32_t* row(int32_t y) { return pixels.data() + static_cast<ptrdiff_t>(y) * width; }
  const uint32_t* row(int32_t y) const { return pixels.data() + static_cast<ptrdiff_t>(y) * width; }

  // The pixel at the nearest place inside.
  uint32_t Nearest(int32_t x, int32_t y) const {
    return row(std::clamp(y, 0, height - 1))[std::clamp(x, 0, width - 1)];
  }
  void Set(int32_t x, int32_t y, uint32_t color) {
    if (Contains(bounds(), x, y)) row(y)[x] = color;
  }
  void Fill(const Box& box, uint32_t color);
  // Copies `from` of `source` to (x, y). The source may be this canvas: pixels are read first.
  void Blit(const Canvas& source, const Box& from, int32_t x, int32_t y);
  // Draws one pixel wide lines along the inside of `box`.
  void Outline(const Box& box, uint32_t color);
  // The pixels inside `box`, which is clipped.
  Canvas Cropped(const Box& box) const;
};

// Adds `delta` to each channel of a colour, within 0 .. 255.
uint32_t Shifted(uint32_t color, int32_t delta);

// A number that looks random, the same for the same inputs everywhere.
uint32_t Scrambled(uint32_t a, uint32_t b = 0, uint32_t c = 0);

}  // namespace genie::detect
