// TestImage: pixels of an image for tests, with padding between the rows, filled from a seed.
//
// For tests only. Thread safety: values.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include <genie/image/view.h>

namespace genie::ops {

class TestImage {
 public:
  TestImage(int32_t width, int32_t height, PixelFormat format, uint32_t seed = 0)
      : bytes_(size_t(height) * Stride(width, format)), width_(width), height_(height) {
    format_ = format;
    std::mt19937 random(seed);
    for (uint8_t& byte : bytes_) byte = seed == 0 ? uint8_t{0} : uint8_t(random());
  }

  ImageView view() {
    return {bytes_.data(), width_, height_, ptrdiff_t(Stride(width_, format_)), format_};
  }
  // Equal sizes, formats and bytes, those between the rows included.
  friend bool operator==(const TestImage&, const TestImage&) = default;

  uint8_t& at(int32_t x, int32_t y) { return view().row(y)[x * BytesPerPixel(format_)]; }

 private:
  static size_t Stride(int32_t width, PixelFormat format) {
    return size_t(width) * size_t(BytesPerPixel(format)) + 5;
  }

  std::vector<uint8_t> bytes_;
  int32_t width_;
  int32_t height_;
  PixelFormat format_;
};

}  // namespace genie::ops
