// Bounds on hostile frames: how many elements a frame of 1080p can give, and how much memory a
// context may come to hold for it.
#include <genie/detect/detect.h>

#include <gtest/gtest.h>

#include "test_pages.h"

namespace genie::detect {
namespace {

constexpr size_t kMaxElements = 4000;
// The worst of these holds 45 MiB after its frame.
constexpr uint64_t kMaxBytes = uint64_t{64} << 20;

// Pixels that differ from the ground just too rarely for their cells to be texture.
Picture SparseNoise(int32_t width, int32_t height, uint32_t one_in) {
  Picture picture(width, height, 0xffffff);
  std::mt19937 random(5);
  for (int32_t y = 0; y < height; ++y) {
    for (int32_t x = 0; x < width; ++x) {
      if (random() % one_in == 0) picture.Set(x, y, static_cast<uint32_t>(random() & 0xffffff));
    }
  }
  return picture;
}

// Rows of dots of 5 x 5 px: as many surfaces as fit.
Picture Tiles(int32_t width, int32_t height) {
  Picture picture(width, height, 0x101010);
  for (int32_t y = 0; y < height; y += 6) {
    for (int32_t x = 0; x < width; x += 6) {
      const auto shade = static_cast<uint32_t>(40 + (x * 7 + y * 13) % 200);
      picture.Fill({x, y, 5, 5}, shade * 0x010101);
    }
  }
  return picture;
}

// The most bytes held at once over what was held before: the picture's own are not Buffer's.
void ExpectBounded(const Picture& picture) {
  const uint64_t before = GetAllocationStats().bytes_in_use;
  DetectContext context;
  Scene scene;
  ASSERT_TRUE(Detect(picture.view(), {}, context, scene).ok());
  EXPECT_LE(scene.elements.size(), kMaxElements);
  const uint64_t held = GetAllocationStats().bytes_in_use - before;
  testing::Test::RecordProperty("held_bytes", std::to_string(held));
  EXPECT_LE(held, kMaxBytes);
}

TEST(DetectLimits, NoiseStaysBounded) { ExpectBounded(Noise(1920, 1080)); }
TEST(DetectLimits, GradientStaysBounded) { ExpectBounded(Gradient(1920, 1080)); }
TEST(DetectLimits, OnePixelCheckerboardStaysBounded) { ExpectBounded(Checkerboard(1920, 1080, 1)); }
TEST(DetectLimits, TwoPixelCheckerboardStaysBounded) { ExpectBounded(Checkerboard(1920, 1080, 2)); }
TEST(DetectLimits, SmallCheckerboardStaysBounded) { ExpectBounded(Checkerboard(1920, 1080, 5)); }
TEST(DetectLimits, CheckerboardStaysBounded) { ExpectBounded(Checkerboard(1920, 1080, 13)); }
TEST(DetectLimits, SparseNoiseStaysBounded) { ExpectBounded(SparseNoise(1920, 1080, 4)); }
TEST(DetectLimits, SpecksStayBounded) { ExpectBounded(SparseNoise(1920, 1080, 40)); }
TEST(DetectLimits, SmallTilesStayBounded) { ExpectBounded(Tiles(1920, 1080)); }

}  // namespace
}  // namespace genie::detect
