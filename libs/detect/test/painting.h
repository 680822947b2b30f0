// What generated screens are made of: text, windows, pages, snakes, noise, lossy ringing.
//
// Everything is a function of its seed. Depends on: canvas.h. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "canvas.h"

namespace genie::detect {

// Pictures that real pieces are cut from: text, icons, photographs. May be empty; then pieces are
// cut from a generated page.
using Stock = std::vector<Canvas>;
Canvas Piece(const Stock& stock, uint32_t seed, int32_t width, int32_t height);

// A line of glyph-like marks of x-height `height`; returns where the next would begin.
int32_t PaintText(Canvas& canvas, int32_t x, int32_t y, int32_t height, int32_t glyphs,
                  uint32_t color, uint32_t seed);

// A window with a title bar, text, buttons, fields and a picture.
Canvas PaintWindow(const Stock& stock, int32_t width, int32_t height, uint32_t seed);

// A whole screen: plain, a page, a piece of the stock, a gradient, noise or a checkerboard.
Canvas PaintScreen(const Stock& stock, int32_t width, int32_t height, uint32_t seed);

// Random pixels over `box`; `percent` of them differ from `box`'s first pixel.
void PaintNoise(Canvas& canvas, const Box& box, uint32_t percent, uint32_t seed);

// A slope of colours that rises by `step` from each pixel to the next.
void PaintGradient(Canvas& canvas, const Box& box, int32_t step, uint32_t seed);

// A snake: one colour along a thin path over much of the canvas, with a head. Whether its zone is
// a surface hangs on the head alone, whether it is one zone on every joint.
struct Snake {
  uint32_t seed = 0;
  int32_t x = 0, y = 0;
  int32_t thickness = 1;
  int32_t legs = 4;
  int32_t head = 5;      // side of the square at its end; 5 makes a surface
  int32_t missing = -1;  // the joint that is broken, or none
};
void PaintSnake(Canvas& canvas, const Snake& snake);

// Small differences around the edges of some of the 32 px cells (`permille` of them), as lossy
// compression leaves them; nowhere else. A function of place and surroundings.
void PaintRinging(Canvas& canvas, uint32_t permille, uint32_t seed);

// Shows the upper left part of `box` at `factor` times its size.
void PaintEnlarged(Canvas& canvas, const Box& box, int32_t factor);

// A figure made so that one pixel of it decides what a tile further off finds.
struct Stamp {
  enum class Figure : uint8_t { kSquare, kSpike, kTexture, kComb };
  Figure figure = Figure::kSquare;
  int32_t x = 0, y = 0;
  int32_t length = 5;  // the square's side; how far the spike's tip is from its head
  int32_t head = 7;    // side of the spike's
  uint32_t color = 0;
  bool is_bitten = false;  // the pixel that matters is another one
};
// A square on a contrasting ring, with a pixel at its far corner; or a bar of one pixel that leaves
// a square head, with a pixel before its tip; or a cell of 32 px that is texture by one pixel, the
// one to the right of it; or a comb of single pixels along a border, of which a block beyond it
// touches some, and then others.
void PaintStamp(Canvas& canvas, const Stamp& stamp);

// Gives all pixels inside `box` that look like its most contrasting one the colour `color`.
void PaintRecolored(Canvas& canvas, const Box& box, uint32_t color);

}  // namespace genie::detect
