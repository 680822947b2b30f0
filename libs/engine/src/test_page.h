// Page: a picture for the tests of the engine, a light page with dark rectangles.
//
// Thread safety: one thread writes; any number may read afterwards.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include <genie/image/view.h>

namespace genie {

class Page {
 public:
  Page(int32_t width, int32_t height)
      : width_(width), height_(height), pixels_(size_t(width) * size_t(height) * 3, 240) {}

  void Fill(const Box& box, uint8_t value) {
    for (int32_t y = box.y; y < box.bottom(); ++y) {
      std::fill_n(pixels_.data() + (size_t(y) * size_t(width_) + size_t(box.x)) * 3, box.width * 3,
                  value);
    }
  }

  ConstImageView view() const {
    return {pixels_.data(), width_, height_, ptrdiff_t{width_} * 3, PixelFormat::kRgb};
  }

 private:
  int32_t width_;
  int32_t height_;
  std::vector<uint8_t> pixels_;
};

// Rows of small dark marks, as letters have them.
inline Page PageOfMarks(int32_t width, int32_t height) {
  Page page(width, height);
  for (int32_t y = 20; y + 12 < height; y += 24) {
    for (int32_t x = 10; x + 8 < width; x += 9 + (x * 7 + y) % 5) page.Fill({x, y, 5, 9}, 30);
  }
  return page;
}

}  // namespace genie
