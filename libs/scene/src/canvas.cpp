// Canvas: see canvas.h.
#include "canvas.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace genie {
namespace {

constexpr int32_t kDashOn = 4;  // pixels for each pixel of thickness
constexpr int32_t kDashOff = 3;

constexpr int32_t kGlyphWidth = 5;
constexpr int32_t kGlyphHeight = 7;

// Digits 0 to 9: seven rows of five dots each, the leftmost dot in bit 4.
constexpr std::array<std::array<uint8_t, kGlyphHeight>, 10> kDigits = {{
    {0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110},
    {0b00100, 0b01100, 0b10100, 0b00100, 0b00100, 0b00100, 0b11111},
    {0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111},
    {0b01110, 0b10001, 0b00001, 0b00110, 0b00001, 0b10001, 0b01110},
    {0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010},
    {0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110},
    {0b01110, 0b10000, 0b11110, 0b10001, 0b10001, 0b10001, 0b01110},
    {0b11111, 0b00001, 0b00010, 0b00010, 0b00100, 0b00100, 0b00100},
    {0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110},
    {0b01110, 0b10001, 0b10001, 0b10001, 0b01111, 0b00001, 0b01110},
}};

uint8_t Mix(uint8_t below, uint8_t above, int32_t opacity) {
  return static_cast<uint8_t>((below * (256 - opacity) + above * opacity + 128) >> 8);
}

// A darker shade of `ink` where `ground` is nearly the same, so that the outline of a blue button
// is seen beside its own blue. The distance is the sum over the channels, 0 .. 765.
Rgb ApartFrom(Rgb ground, Rgb ink) {
  constexpr int32_t kNear = 150;
  const int32_t distance = std::abs(ground.red - ink.red) + std::abs(ground.green - ink.green) +
                           std::abs(ground.blue - ink.blue);
  if (distance >= kNear) return ink;
  return {static_cast<uint8_t>(ink.red / 2), static_cast<uint8_t>(ink.green / 2),
          static_cast<uint8_t>(ink.blue / 2)};
}

}  // namespace

Canvas::Canvas(ImageView target)
    : target_(target),
      channels_(BytesPerPixel(target.format)),
      red_(target.format == PixelFormat::kBgr || target.format == PixelFormat::kBgra ? 2 : 0),
      blue_(2 - red_) {}

void Canvas::Fill(const Box& box, const Ink& ink) {
  const Box inside = Intersection(box, target_.bounds());
  for (int32_t y = inside.y; y < inside.bottom(); ++y) {
    uint8_t* pixel = target_.row(y) + int64_t{inside.x} * channels_;
    for (int32_t x = 0; x < inside.width; ++x, pixel += channels_) {
      pixel[red_] = Mix(pixel[red_], ink.color.red, ink.opacity);
      pixel[1] = Mix(pixel[1], ink.color.green, ink.opacity);
      pixel[blue_] = Mix(pixel[blue_], ink.color.blue, ink.opacity);
    }
  }
}

void Canvas::Side(const Box& side, const Outline& outline) {
  if (outline.stroke == Stroke::kSolid) {
    Fill(side, outline.ink);
    return;
  }
  const int32_t on = kDashOn * outline.thickness;
  const int32_t step = on + kDashOff * outline.thickness;
  if (side.width >= side.height) {
    for (int32_t x = side.x; x < side.right(); x += step) {
      Fill({x, side.y, std::min(on, side.right() - x), side.height}, outline.ink);
    }
    return;
  }
  for (int32_t y = side.y; y < side.bottom(); y += step) {
    Fill({side.x, y, side.width, std::min(on, side.bottom() - y)}, outline.ink);
  }
}

Rgb Canvas::At(int32_t x, int32_t y) const {
  x = std::clamp(x, 0, target_.width - 1);
  y = std::clamp(y, 0, target_.height - 1);
  const uint8_t* pixel = target_.row(y) + int64_t{x} * channels_;
  return {pixel[red_], pixel[1], pixel[blue_]};
}

void Canvas::Frame(const Box& box, Outline outline) {
  // The middle of the left edge, one line's thickness inside: past a border, before the content.
  const Rgb ground = At(box.x + 2 * outline.thickness, box.y + box.height / 2);
  outline.ink.color = ApartFrom(ground, outline.ink.color);
  const int32_t t = outline.thickness;
  const int32_t left = std::max(box.x - t, 0);
  const int32_t top = std::max(box.y - t, 0);
  const int32_t right = std::min(box.right() + t, target_.width);
  const int32_t bottom = std::min(box.bottom() + t, target_.height);
  if (right - left <= 2 * t || bottom - top <= 2 * t) {
    Fill(BoxFromEdges(left, top, right, bottom), outline.ink);
    return;
  }
  Side(BoxFromEdges(left, top, right, top + t), outline);
  Side(BoxFromEdges(left, bottom - t, right, bottom), outline);
  Side(BoxFromEdges(left, top + t, left + t, bottom - t), outline);
  Side(BoxFromEdges(right - t, top + t, right, bottom - t), outline);
}

int32_t Canvas::DigitsWidth(size_t count, int32_t dot) {
  return count == 0 ? 0 : (static_cast<int32_t>(count) * (kGlyphWidth + 1) - 1) * dot;
}

int32_t Canvas::DigitsHeight(int32_t dot) { return kGlyphHeight * dot; }

void Canvas::Digits(int32_t x, int32_t y, std::string_view digits, int32_t dot, const Ink& ink) {
  for (const char c : digits) {
    const auto& glyph = kDigits[static_cast<size_t>(std::clamp(c - '0', 0, 9))];
    for (int32_t row = 0; row < kGlyphHeight; ++row) {
      for (int32_t column = 0; column < kGlyphWidth; ++column) {
        if ((glyph[row] >> (kGlyphWidth - 1 - column) & 1) == 0) continue;
        Fill({x + column * dot, y + row * dot, dot, dot}, ink);
      }
    }
    x += (kGlyphWidth + 1) * dot;
  }
}

}  // namespace genie
