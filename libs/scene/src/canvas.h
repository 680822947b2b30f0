// Canvas: lines, boxes and digits mixed into the pixels of a view. Everything is clipped.
//
// Depends on: base, image. Thread safety: one writer a target.
#pragma once

#include <cstdint>
#include <string_view>

#include <genie/image/view.h>
#include <genie/scene/overlay.h>

namespace genie {

// A colour and how much of it is mixed in, 0 .. 256.
struct Ink {
  Rgb color;
  int32_t opacity = 256;
};

enum class Stroke : uint8_t { kSolid, kDashed };

struct Outline {
  Ink ink;
  int32_t thickness = 1;  // pixels, outside the box
  Stroke stroke = Stroke::kSolid;
};

class Canvas {
 public:
  // `target` is borrowed; its format has three or four channels.
  explicit Canvas(ImageView target);

  void Fill(const Box& box, const Ink& ink);
  // Around `box`; where the picture ends, on its last pixels. Darker where the box's own colour is
  // nearly that of the ink.
  void Frame(const Box& box, Outline outline);

  // Decimal digits in cells of 5x7 dots, each `dot` pixels wide, one dot apart.
  void Digits(int32_t x, int32_t y, std::string_view digits, int32_t dot, const Ink& ink);
  static int32_t DigitsWidth(size_t count, int32_t dot);
  static int32_t DigitsHeight(int32_t dot);

 private:
  Rgb At(int32_t x, int32_t y) const;  // clamped to the picture
  // One side of a frame: a thin box along x or y whose dashes start at its first pixel.
  void Side(const Box& side, const Outline& outline);

  ImageView target_;
  int32_t channels_;
  int32_t red_;  // where red and blue stand in a pixel
  int32_t blue_;
};

}  // namespace genie
