#include "screen_edits.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <vector>

namespace genie::bench {
namespace {

constexpr int32_t kBytes = 4;  // a BGRA pixel
constexpr uint32_t kWhite = 0xffffffff;
constexpr uint32_t kAccent = 0xff2563eb;  // A R G B: the blue of a ticked box
constexpr Box kToastTiles{0, 0, 5, 2};
constexpr int32_t kTileSide = 64;

uint32_t PixelAt(ConstImageView view, int32_t x, int32_t y) {
  uint32_t pixel = 0;
  std::memcpy(&pixel, view.row(y) + ptrdiff_t{x} * kBytes, sizeof pixel);
  return pixel;
}

void Fill(ImageView view, const Box& box, uint32_t pixel) {
  const Box inside = Intersection(box, view.bounds());
  for (int32_t y = inside.y; y < inside.bottom(); ++y) {
    for (int32_t x = inside.x; x < inside.right(); ++x) {
      std::memcpy(view.row(y) + ptrdiff_t{x} * kBytes, &pixel, sizeof pixel);
    }
  }
}

void CopyBox(ImageView view, const Box& from, int32_t to_x, int32_t to_y) {
  for (int32_t y = 0; y < from.height; ++y) {
    std::memmove(view.row(to_y + y) + ptrdiff_t{to_x} * kBytes,
                 view.row(from.y + y) + ptrdiff_t{from.x} * kBytes,
                 static_cast<size_t>(from.width) * kBytes);
  }
}

bool IsUniform(ConstImageView view, const Box& box) {
  if (!Contains(view.bounds(), box)) return false;
  const uint32_t first = PixelAt(view, box.x, box.y);
  for (int32_t y = box.y; y < box.bottom(); ++y) {
    for (int32_t x = box.x; x < box.right(); ++x) {
      if (PixelAt(view, x, y) != first) return false;
    }
  }
  return true;
}

// A readable contrast to a ground.
uint32_t InkOn(uint32_t ground) {
  const uint32_t sum = (ground & 255) + (ground >> 8 & 255) + (ground >> 16 & 255);
  return sum > 3 * 128 ? 0xff202020 : 0xffe8e8e8;
}

// Each channel a little away from its end of the range.
uint32_t Shade(uint32_t pixel) {
  uint32_t shaded = pixel & 0xff000000;
  for (int shift = 0; shift < 24; shift += 8) {
    const uint32_t level = pixel >> shift & 255;
    shaded |= (level > 127 ? level - 14 : level + 14) << shift;
  }
  return shaded;
}

uint32_t MostFrequentPixel(ConstImageView view, const Box& box) {
  std::vector<uint32_t> pixels;
  for (int32_t y = box.y; y < box.bottom(); ++y) {
    for (int32_t x = box.x; x < box.right(); ++x) pixels.push_back(PixelAt(view, x, y));
  }
  std::ranges::sort(pixels);
  uint32_t best = pixels.front();
  ptrdiff_t most = 0;
  for (auto at = pixels.begin(); at != pixels.end();) {
    const auto end = std::upper_bound(at, pixels.end(), *at);
    if (end - at > most) most = end - at, best = *at;
    at = end;
  }
  return best;
}

bool IsFound(const Element& element) { return element.confidence >= 300; }

bool IsLine(const Element& element) {
  return IsFound(element) && element.role == Role::kText && element.box.height >= 8 &&
         element.box.height <= 24 && element.box.width >= 30;
}

const Element* FindElement(const Scene& scene, const std::function<bool(const Element&)>& fits) {
  const auto at = std::ranges::find_if(scene.elements.span(), fits);
  return at == scene.elements.span().end() ? nullptr : &*at;
}

// A line of text with free ground behind it, wide enough for a letter.
const Element* FindTypingPlace(const Scene& scene, ConstImageView screen) {
  return FindElement(scene, [&](const Element& e) {
    const Box free{e.box.right() + 1, e.box.y - 3, e.box.height + 4, e.box.height + 6};
    return IsLine(e) && IsUniform(screen, free);
  });
}

bool DrawCaret(const Scene& scene, ImageView screen) {
  const Element* line = FindTypingPlace(scene, screen);
  if (line == nullptr) return false;
  const Box caret{line->box.right() + 3, line->box.y - 2, 2, line->box.height + 4};
  Fill(screen, caret, InkOn(PixelAt(screen, caret.x, caret.y)));
  return true;
}

// The letter is the line's last one (or a part of it, in a wide face).
bool DrawLetter(const Scene& scene, ImageView screen) {
  const Element* line = FindTypingPlace(scene, screen);
  if (line == nullptr) return false;
  const int32_t width = std::max(line->box.height * 6 / 10, 4);
  CopyBox(screen, {line->box.right() - width, line->box.y, width, line->box.height},
          line->box.right() + 2, line->box.y);
  return true;
}

bool DrawHover(const Scene& scene, ImageView screen) {
  const auto is_pressed_upon = [](const Element& e) {
    return IsFound(e) && e.Has(kInteractive) && e.box.width >= 24 && e.box.height >= 16 &&
           e.box.area() <= 160 * 48;
  };
  const Element* button = FindElement(scene, [&](const Element& e) {
    return is_pressed_upon(e) && e.role == Role::kButton && e.box.width >= 48;
  });
  if (button == nullptr) button = FindElement(scene, is_pressed_upon);
  if (button == nullptr) return false;
  const uint32_t ground = MostFrequentPixel(screen, button->box);
  for (int32_t y = button->box.y; y < button->box.bottom(); ++y) {
    for (int32_t x = button->box.x; x < button->box.right(); ++x) {
      if (PixelAt(screen, x, y) == ground) Fill(screen, {x, y, 1, 1}, Shade(ground));
    }
  }
  return true;
}

// Filled, with a check mark of two strokes.
bool DrawTick(const Scene& scene, ImageView screen) {
  const Element* box =
      FindElement(scene, [](const Element& e) { return IsFound(e) && e.role == Role::kCheckbox; });
  if (box == nullptr) return false;
  const Box inner{box->box.x + 1, box->box.y + 1, box->box.width - 2, box->box.height - 2};
  Fill(screen, inner, kAccent);
  const int32_t third = inner.width / 3;
  const int32_t foot = inner.bottom() - third;
  for (int32_t i = 0; i < third; ++i) {
    Fill(screen, {inner.x + 2 + i, foot - third + i, 2, 2}, kWhite);
  }
  for (int32_t i = 0; i + third + 4 < inner.width; ++i) {
    Fill(screen, {inner.x + 2 + third + i, foot - i, 2, 2}, kWhite);
  }
  return true;
}

// The last line of the screen stands for a clock: its last letter turns into its mirror image.
bool DrawClock(const Scene& scene, ImageView screen) {
  const Element* last = nullptr;
  for (const Element& e : scene.elements.span()) {
    if (IsLine(e)) last = &e;
  }
  if (last == nullptr) return false;
  const int32_t width = last->box.height * 6 / 10;
  const int32_t left = last->box.right() - width;
  for (int32_t y = last->box.y; y < last->box.bottom(); ++y) {
    for (int32_t i = 0; i < width / 2; ++i) {
      const uint32_t near = PixelAt(screen, left + i, y);
      const uint32_t far = PixelAt(screen, left + width - 1 - i, y);
      Fill(screen, {left + i, y, 1, 1}, far);
      Fill(screen, {left + width - 1 - i, y, 1, 1}, near);
    }
  }
  return true;
}

bool DrawThreePlaces(const Scene& scene, ImageView screen) {
  const bool typed = DrawLetter(scene, screen);
  const bool hovered = DrawHover(scene, screen);
  return DrawClock(scene, screen) && typed && hovered;
}

// A card in the lower right corner with two lines of the screen's own text.
bool DrawToast(const Scene& scene, ImageView screen) {
  const Box tiles{(screen.width / kTileSide - kToastTiles.width) * kTileSide,
                  (screen.height / kTileSide - kToastTiles.height - 1) * kTileSide,
                  kToastTiles.width * kTileSide, kToastTiles.height * kTileSide};
  const Box card{tiles.x + 6, tiles.y + 8, tiles.width - 12, tiles.height - 16};
  if (!Contains(screen.bounds(), card)) return false;
  std::vector<Box> lines;
  for (const Element& e : scene.elements.span()) {
    const bool is_apart = Intersection(e.box, card).empty();
    if (IsLine(e) && is_apart && e.box.width < card.width - 40 && lines.size() < 2) {
      lines.push_back(e.box);
    }
  }
  if (lines.empty()) return false;
  const uint32_t ground = PixelAt(screen, lines.front().x, lines.front().y);
  Fill(screen, card, InkOn(ground));
  Fill(screen, {card.x + 1, card.y + 1, card.width - 2, card.height - 2}, ground);
  int32_t y = card.y + 24;
  for (const Box& line : lines) {
    CopyBox(screen, line, card.x + 20, y);
    y += line.height + 20;
  }
  return true;
}

}  // namespace

std::string_view EditName(EditKind kind) {
  static constexpr std::array<std::string_view, kAllEdits.size()> kNames = {
      "a caret",      "a typed letter",       "a hovered button",
      "a ticked box", "three places at once", "a toast of ten tiles"};
  return kNames[static_cast<size_t>(kind)];
}

bool DrawEdit(EditKind kind, const Scene& scene, ImageView screen) {
  switch (kind) {
    case EditKind::kCaret:
      return DrawCaret(scene, screen);
    case EditKind::kLetter:
      return DrawLetter(scene, screen);
    case EditKind::kHover:
      return DrawHover(scene, screen);
    case EditKind::kTick:
      return DrawTick(scene, screen);
    case EditKind::kThreePlaces:
      return DrawThreePlaces(scene, screen);
    case EditKind::kToast:
      return DrawToast(scene, screen);
  }
  return false;
}

void ScrollUp(ImageView screen, const Box& area, int32_t rows) {
  const auto row_bytes = static_cast<size_t>(area.width) * kBytes;
  const auto at = [&](int32_t y) { return screen.row(area.y + y) + ptrdiff_t{area.x} * kBytes; };
  std::vector<uint8_t> pixels(row_bytes * static_cast<size_t>(area.height));
  for (int32_t y = 0; y < area.height; ++y) {
    std::memcpy(pixels.data() + row_bytes * static_cast<size_t>(y), at(y), row_bytes);
  }
  for (int32_t y = 0; y < area.height; ++y) {
    const auto from = static_cast<size_t>((y + rows) % area.height);
    std::memcpy(at(y), pixels.data() + row_bytes * from, row_bytes);
  }
}

Box BusiestArea(const Scene& scene, int32_t width, int32_t height) {
  constexpr int32_t kStep = 16;
  Box best{0, 0, width, height};
  ptrdiff_t most = -1;
  for (int32_t y = 0; y + height <= scene.height; y += kStep) {
    for (int32_t x = 0; x + width <= scene.width; x += kStep) {
      const Box area{x, y, width, height};
      const ptrdiff_t inside = std::ranges::count_if(
          scene.elements.span(),
          [&](const Element& element) { return IsFound(element) && Contains(area, element.box); });
      if (inside > most) most = inside, best = area;
    }
  }
  return best;
}

}  // namespace genie::bench
