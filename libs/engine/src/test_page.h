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

}  // namespace genie
