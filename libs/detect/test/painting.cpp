// Generated screens: see painting.h.
#include "painting.h"

#include <algorithm>
#include <cstdlib>
#include <random>

namespace genie::detect {
namespace {

uint32_t Draw(std::mt19937& random) { return static_cast<uint32_t>(random()); }

int32_t Below(std::mt19937& random, int32_t n) {
  return static_cast<int32_t>(Draw(random) % static_cast<uint32_t>(std::max(n, 1)));
}

uint32_t ColorOf(std::mt19937& random) { return Draw(random) & 0xffffff; }

// A light or dark ground and a colour that can be read on it.
struct Inks {
  uint32_t ground, text;
};
Inks InksOf(std::mt19937& random) {
  const bool dark = Draw(random) % 2 == 0;
  const uint32_t shade = Draw(random) & 0x1f1f1f;
  return dark ? Inks{shade + 0x101010, 0xe0e0e0} : Inks{0xf8f8f8 - shade, 0x202020};
}

Canvas PaintPage(int32_t width, int32_t height, uint32_t seed) {
  std::mt19937 random(seed);
  const Inks inks = InksOf(random);
  Canvas page(width, height, inks.ground);
  for (int i = 0; i < 8; ++i) {
    const Box box{Below(random, width), Below(random, height), 20 + Below(random, width / 2),
                  16 + Below(random, height / 3)};
    page.Fill(box, ColorOf(random));
    page.Fill({box.x + 1, box.y + 1, box.width - 2, box.height - 2}, ColorOf(random));
  }
  for (int32_t y = 8; y < height; y += 14 + Below(random, 12)) {
    const int32_t x = Below(random, width / 2);
    const int32_t size = 6 + Below(random, 3);
    PaintText(page, x, y, size, Below(random, width / 8), inks.text, Scrambled(seed, y));
  }
  return page;
}

Canvas Checkers(int32_t width, int32_t height, uint32_t seed) {
  const auto side = static_cast<int32_t>(1 + seed % 14);
  Canvas canvas(width, height, 0xffffff);
  for (int32_t y = 0; y < height; ++y) {
    for (int32_t x = 0; x < width; ++x) {
      if ((x / side + y / side) % 2 == 0) canvas.row(y)[x] = seed & 0x7f7f7f;
    }
  }
  return canvas;
}

// Where a snake's next leg ends.
void Turn(std::mt19937& random, const Canvas& canvas, int32_t leg, int32_t& x, int32_t& y) {
  const int32_t reach = 20 + Below(random, 160);
  const int32_t signed_reach = Draw(random) % 2 == 0 ? reach : -reach;
  int32_t& moved = leg % 2 == 0 ? x : y;
  const int32_t limit = leg % 2 == 0 ? canvas.width : canvas.height;
  moved = std::clamp(moved + signed_reach, 0, std::max(limit - 8, 0));
}

}  // namespace

Canvas Piece(const Stock& stock, uint32_t seed, int32_t width, int32_t height) {
  std::mt19937 random(seed);
  if (stock.empty()) return PaintPage(width, height, seed);
  const Canvas& from = stock[Draw(random) % stock.size()];
  const int32_t x = Below(random, from.width - width);
  const int32_t y = Below(random, from.height - height);
  return from.Cropped({x, y, width, height});
}

int32_t PaintText(Canvas& canvas, int32_t x, int32_t y, int32_t height, int32_t glyphs,
                  uint32_t color, uint32_t seed) {
  std::mt19937 random(seed);
  const int32_t stem = std::max(height / 5, 1);
  for (int32_t i = 0; i < glyphs; ++i) {
    const uint32_t shape = Draw(random);
    const int32_t rise = (shape & 3) == 0 ? height / 2 : 0;  // an ascender
    const int32_t width = height * 3 / 5 + static_cast<int32_t>(shape >> 2 & 1);
    canvas.Fill({x, y - rise, stem, height + rise}, color);
    if ((shape & 8) != 0) canvas.Fill({x + width - stem, y, stem, height}, color);
    canvas.Fill({x, y + static_cast<int32_t>(shape >> 4 & 1) * (height - stem), width, stem},
                color);
    if ((shape & 32) != 0) canvas.Set(x + width, y + height / 2, Shifted(color, 40));
    x += width + 2 + ((shape >> 6) % 6 == 0 ? height * 3 / 4 : 0);
  }
  return x;
}

Canvas PaintWindow(const Stock& stock, int32_t width, int32_t height, uint32_t seed) {
  std::mt19937 random(seed);
  const Inks inks = InksOf(random);
  Canvas window(width, height, inks.ground);
  const uint32_t border = Shifted(inks.ground, Draw(random) % 2 == 0 ? 60 : -60);
  window.Fill({0, 0, width, 24},
              Shifted(inks.ground, static_cast<int32_t>(Draw(random) % 80) - 40));
  window.Fill({0, 24, width, 1}, border);
  PaintText(window, 8, 10, 7, 4 + Below(random, 12), inks.text, Scrambled(seed));
  const int32_t size = 6 + Below(random, 3);
  int32_t y = 36;
  for (; y < height - 40; y += size * 2 + 6) {
    const int32_t columns = width / (size + 2);
    PaintText(window, 10, y, size, Below(random, columns), inks.text, Scrambled(seed, y));
    if (Draw(random) % 4 == 0) {
      window.Outline({6, y - 5, width - 12, size * 2 + 2}, border);
    }
  }
  for (int32_t x = 10; x < width - 60; x += 64) {
    window.Fill({x, height - 28, 52, 20}, ColorOf(random));
    if (Draw(random) % 2 == 0) window.Outline({x, height - 28, 52, 20}, border);
    PaintText(window, x + 8, height - 21, 7, 4, inks.text, Scrambled(seed, x));
  }
  if (Draw(random) % 3 == 0) {
    const Canvas photo = Piece(stock, Draw(random), width / 3, height / 3);
    window.Blit(photo, photo.bounds(), width / 2, height / 3);
  }
  window.Outline(window.bounds(), border);
  return window;
}

Canvas PaintScreen(const Stock& stock, int32_t width, int32_t height, uint32_t seed) {
  std::mt19937 random(seed);
  Canvas screen(width, height, ColorOf(random));
  switch (Draw(random) % 12) {
    case 0:
      return screen;
    case 1:
      PaintGradient(screen, screen.bounds(), 1 + Below(random, 5), Scrambled(seed));
      return screen;
    case 2:
      PaintNoise(screen, screen.bounds(), 100, Draw(random));
      return screen;
    case 3:
      return Checkers(width, height, Draw(random));
    case 4:
    case 5:
      return PaintPage(width, height, Draw(random));
    case 6:
    case 7:
      screen = PaintPage(width, height, Draw(random));
      PaintEnlarged(screen, screen.bounds(), 2 + Below(random, 2));
      return screen;
    default:
      screen.Blit(Piece(stock, Draw(random), width, height), screen.bounds(), 0, 0);
      return screen;
  }
}

void PaintNoise(Canvas& canvas, const Box& box, uint32_t percent, uint32_t seed) {
  const Box kept = Intersection(box, canvas.bounds());
  if (kept.empty()) return;
  const uint32_t ground = canvas.row(kept.y)[kept.x];
  for (int32_t y = kept.y; y < kept.bottom(); ++y) {
    for (int32_t x = kept.x; x < kept.right(); ++x) {
      const uint32_t value = Scrambled(seed, static_cast<uint32_t>(x), static_cast<uint32_t>(y));
      canvas.row(y)[x] = value % 100 < percent ? value >> 8 : ground;
    }
  }
}

void PaintGradient(Canvas& canvas, const Box& box, int32_t step, uint32_t seed) {
  const Box kept = Intersection(box, canvas.bounds());
  const auto first = static_cast<int32_t>(seed & 63);
  const bool across = (seed >> 6 & 1) != 0;
  for (int32_t y = kept.y; y < kept.bottom(); ++y) {
    for (int32_t x = kept.x; x < kept.right(); ++x) {
      const int32_t rise = (first + step * (across ? x - kept.x : y - kept.y)) % 512;
      const auto level = static_cast<uint32_t>(rise < 256 ? rise : 511 - rise);
      canvas.row(y)[x] = level | (255 - level) << 8 | (seed >> 8 & 255) << 16;
    }
  }
}

void PaintSnake(Canvas& canvas, const Snake& snake) {
  std::mt19937 random(snake.seed);
  const uint32_t color = ColorOf(random);
  int32_t x = snake.x;
  int32_t y = snake.y;
  for (int32_t leg = 0; leg < snake.legs; ++leg) {
    const int32_t from_x = x;
    const int32_t from_y = y;
    Turn(random, canvas, leg, x, y);
    const Box box =
        BoxFromEdges(std::min(x, from_x), std::min(y, from_y),
                     std::max(x, from_x) + snake.thickness, std::max(y, from_y) + snake.thickness);
    canvas.Fill(box, color);
    if (leg == snake.missing) {
      canvas.Fill({box.x + box.width / 2, box.y + box.height / 2, snake.thickness, snake.thickness},
                  ~color & 0xffffff);
    }
  }
  canvas.Fill({x, y, snake.head, snake.head}, color);
}

void PaintRinging(Canvas& canvas, uint32_t permille, uint32_t seed) {
  const Canvas clean = canvas;
  for (int32_t y = 0; y < canvas.height; ++y) {
    const auto cell_y = static_cast<uint32_t>(y / 32);
    for (int32_t x = 0; x < canvas.width; ++x) {
      if (Scrambled(seed, static_cast<uint32_t>(x / 32), cell_y) % 1000 >= permille) continue;
      const auto green = [&](int32_t dx) {
        return static_cast<int32_t>(clean.Nearest(x + dx, y) >> 8 & 255);
      };
      const bool at_edge = std::abs(green(-2) - green(2)) > 30;
      if (!at_edge) continue;
      const uint32_t value = Scrambled(seed, static_cast<uint32_t>(x), static_cast<uint32_t>(y));
      canvas.row(y)[x] = Shifted(clean.row(y)[x], static_cast<int32_t>(value % 7) - 3);
    }
  }
}

void PaintEnlarged(Canvas& canvas, const Box& box, int32_t factor) {
  const Box kept = Intersection(box, canvas.bounds());
  const Canvas source = canvas.Cropped(kept);
  for (int32_t y = 0; y < kept.height; ++y) {
    for (int32_t x = 0; x < kept.width; ++x) {
      canvas.row(kept.y + y)[kept.x + x] = source.row(y / factor)[x / factor];
    }
  }
}

namespace {

void PaintSquareStamp(Canvas& canvas, const Stamp& stamp) {
  const uint32_t ring = stamp.color ^ 0x808080;
  const int32_t n = stamp.length;
  canvas.Fill({stamp.x - 2, stamp.y - 2, n + 4, n + 4}, ring);
  canvas.Fill({stamp.x, stamp.y, n, n}, stamp.color);
  if (stamp.is_bitten) canvas.Set(stamp.x + n - 1, stamp.y + n - 1, ring);
}

void PaintSpikeStamp(Canvas& canvas, const Stamp& stamp) {
  const uint32_t ring = stamp.color ^ 0x808080;
  const int32_t tip = stamp.x + stamp.head + stamp.length - 1;
  const int32_t y = stamp.y + stamp.head / 2;
  const Box around{stamp.x - 2, stamp.y - 2, stamp.head + stamp.length + 4, stamp.head + 4};
  if (stamp.head % 2 == 0) canvas.Fill(around, ring);
  canvas.Fill({stamp.x, stamp.y, stamp.head, stamp.head}, stamp.color);
  canvas.Fill(BoxFromEdges(stamp.x + stamp.head, y, tip + 1, y + 1), stamp.color);
  if (stamp.is_bitten) canvas.Set(tip - 1, y, ring);
}

// Two colours in turn: 1024 pixels differ from their neighbours. Three plain bars leave 870 of them
// (2 x 29, 2 x 29 and 2 x 19 do not); the last pixel of one row is equal to what is below it, so
// that only the pixel to its right makes it differ.
void PaintTextureStamp(Canvas& canvas, const Stamp& stamp) {
  const uint32_t other = stamp.color ^ 0x808080;
  for (int32_t y = 0; y < 32; ++y) {
    for (int32_t x = 0; x < 32; ++x) {
      canvas.Set(stamp.x + x, stamp.y + y, (x + y) % 2 == 0 ? stamp.color : other);
    }
  }
  canvas.Fill({stamp.x + 3, stamp.y + 1, 3, 30}, stamp.color);
  canvas.Fill({stamp.x + 9, stamp.y + 1, 3, 30}, stamp.color);
  canvas.Fill({stamp.x + 15, stamp.y + 1, 3, 20}, stamp.color);
  canvas.Fill({stamp.x + 32, stamp.y, 3, 33}, stamp.color ^ 0x404040);
  canvas.Fill({stamp.x, stamp.y + 32, 35, 3}, stamp.color ^ 0x404040);
  const uint32_t last = canvas.Nearest(stamp.x + 31, stamp.y + 20);
  canvas.Set(stamp.x + 31, stamp.y + 21, last);
  if (stamp.is_bitten) canvas.Set(stamp.x + 32, stamp.y + 20, last);
}

void PaintCombStamp(Canvas& canvas, const Stamp& stamp) {
  const uint32_t ground = stamp.color ^ 0x808080;
  canvas.Fill({stamp.x - 40, stamp.y - 4, 80, 60}, ground);
  for (int32_t y = 0; y < 48; y += 2) {
    canvas.Set(stamp.x - 1, stamp.y + y, stamp.color);
    canvas.Set(stamp.x - 1, stamp.y + y + 1, stamp.color ^ 0x404040);
  }
  const int32_t from = stamp.y + (stamp.is_bitten ? 22 : 2);
  canvas.Fill({stamp.x, from, 24, 20}, stamp.color);
}

}  // namespace

void PaintStamp(Canvas& canvas, const Stamp& stamp) {
  switch (stamp.figure) {
    case Stamp::Figure::kSquare:
      return PaintSquareStamp(canvas, stamp);
    case Stamp::Figure::kSpike:
      return PaintSpikeStamp(canvas, stamp);
    case Stamp::Figure::kTexture:
      return PaintTextureStamp(canvas, stamp);
    case Stamp::Figure::kComb:
      return PaintCombStamp(canvas, stamp);
  }
}

void PaintRecolored(Canvas& canvas, const Box& box, uint32_t color) {
  const Box kept = Intersection(box, canvas.bounds());
  if (kept.empty()) return;
  const auto green = [](uint32_t pixel) { return static_cast<int32_t>(pixel >> 8 & 255); };
  const uint32_t ground = canvas.row(kept.y)[kept.x];
  uint32_t ink = ground;
  for (int32_t y = kept.y; y < kept.bottom(); ++y) {
    for (int32_t x = kept.x; x < kept.right(); ++x) {
      const uint32_t pixel = canvas.row(y)[x];
      const int32_t contrast = std::abs(green(pixel) - green(ground));
      if (contrast > std::abs(green(ink) - green(ground))) ink = pixel;
    }
  }
  for (int32_t y = kept.y; y < kept.bottom(); ++y) {
    uint32_t* row = canvas.row(y);
    std::replace(row + kept.x, row + kept.right(), ink, color);
  }
}

}  // namespace genie::detect
