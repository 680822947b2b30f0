// Generated pictures for the detector's tests and benchmarks, and what they all ask of a Scene.
//
// Depends on: detect; gtest. Thread safety: values.
#pragma once

#include <genie/detect/detect.h>

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace genie::detect {

struct Picture {
  int32_t width, height;
  std::vector<uint8_t> rgb;

  Picture(int32_t w, int32_t h, uint32_t color) : width(w), height(h) {
    for (int32_t i = 0; i < w * h; ++i) {
      for (int k = 0; k < 3; ++k) rgb.push_back(static_cast<uint8_t>(color >> (8 * k)));
    }
  }
  ConstImageView view() const {
    return {rgb.data(), width, height, ptrdiff_t{width} * 3, PixelFormat::kRgb};
  }
  void Fill(const Box& box, uint32_t color) {
    const Box kept = Intersection(box, {0, 0, width, height});
    for (int32_t y = kept.y; y < kept.bottom(); ++y) {
      for (int32_t x = kept.x; x < kept.right(); ++x) Set(x, y, color);
    }
  }
  void Set(int32_t x, int32_t y, uint32_t color) {
    for (int k = 0; k < 3; ++k) {
      rgb[static_cast<size_t>((y * width + x) * 3 + k)] = static_cast<uint8_t>(color >> (8 * k));
    }
  }
};

// A page of panels, outlined fields, rows of letter-sized marks, and specks.
inline Picture RandomPage(uint32_t seed, int32_t width, int32_t height) {
  std::mt19937 random(seed);
  const auto below = [&](int32_t n) { return static_cast<int32_t>(random() % uint32_t(n)); };
  const auto color_of = [](std::mt19937& r) { return static_cast<uint32_t>(r() & 0xffffff); };
  Picture page(width, height, color_of(random));
  for (int i = 0; i < 12; ++i) {
    const Box box{below(width), below(height), 20 + below(width / 2), 16 + below(height / 3)};
    page.Fill(box, color_of(random));
    page.Fill({box.x + 1, box.y + 1, box.width - 2, box.height - 2}, color_of(random));
  }
  for (int line = 0; line < 20; ++line) {
    int32_t x = below(width);
    const int32_t y = below(height);
    const uint32_t color = color_of(random);
    for (int letter = 0; letter < 14; ++letter) {
      page.Fill({x, y + below(3), 2, 9}, color);
      page.Fill({x, y + 4, 5, 1}, color ^ 0x101010);
      x += 7 + (below(5) == 0 ? 6 : 0);
    }
  }
  for (int speck = 0; speck < 200; ++speck) page.Set(below(width), below(height), color_of(random));
  return page;
}

inline Picture Noise(int32_t width, int32_t height) {
  Picture picture(width, height, 0);
  std::mt19937 random(7);
  for (uint8_t& byte : picture.rgb) byte = static_cast<uint8_t>(random());
  return picture;
}

inline Picture Checkerboard(int32_t width, int32_t height, int32_t side) {
  Picture picture(width, height, 0xffffff);
  for (int32_t y = 0; y < height; ++y) {
    for (int32_t x = 0; x < width; ++x) {
      if ((x / side + y / side) % 2 == 0) picture.Set(x, y, 0);
    }
  }
  return picture;
}

inline Picture Gradient(int32_t width, int32_t height) {
  Picture picture(width, height, 0);
  for (int32_t y = 0; y < height; ++y) {
    for (int32_t x = 0; x < width; ++x) {
      picture.Set(x, y,
                  static_cast<uint32_t>(x * 255 / width) | static_cast<uint32_t>(y & 255) << 8);
    }
  }
  return picture;
}

inline void DetectInto(const Picture& picture, int32_t tile_size, Scene& scene) {
  DetectContext context;
  DetectOptions options;
  options.tile_size = tile_size;
  const Status status = Detect(picture.view(), options, context, scene);
  ASSERT_TRUE(status.ok()) << status.message();
}

inline void ExpectEqual(const Scene& a, const Scene& b) {
  ASSERT_EQ(a.elements.size(), b.elements.size());
  EXPECT_EQ(a.content_key, b.content_key);
  EXPECT_EQ(a.scale_permille, b.scale_permille);
  for (size_t i = 0; i < a.elements.size(); ++i) {
    EXPECT_EQ(a.elements[i].box, b.elements[i].box) << "element " << i;
    EXPECT_EQ(a.elements[i].role, b.elements[i].role);
    EXPECT_EQ(a.elements[i].confidence, b.elements[i].confidence);
    EXPECT_EQ(a.elements[i].parent, b.elements[i].parent);
    EXPECT_EQ(a.elements[i].flags, b.elements[i].flags);
  }
}

}  // namespace genie::detect
