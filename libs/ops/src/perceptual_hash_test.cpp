#include <genie/ops/perceptual_hash.h>
#include <genie/ops/resize.h>
#include <genie/ops/tiles.h>
#include <gtest/gtest.h>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

// A picture of large boxes of different grays with noise, as screens have them.
TestImage Boxes(int32_t width, int32_t height, PixelFormat format) {
  TestImage image(width, height, format);
  for (int32_t y = 0; y < height; ++y) {
    for (int32_t x = 0; x < width; ++x) {
      const int32_t box = x * 13 / width * 7 + y * 11 / height * 5;
      const auto value = uint8_t(box * 37 % 200 + 20);
      for (int c = 0; c < BytesPerPixel(format); ++c) (&image.at(x, y))[c] = value;
    }
  }
  return image;
}

uint64_t HashOf(TestImage& image) {
  Arena scratch;
  return PerceptualHash(image.view(), scratch).value();
}

TEST(PerceptualHash, ScalingChangesAFewBitsAtMost) {
  TestImage image = Boxes(640, 400, PixelFormat::kBgra);
  const uint64_t hash = HashOf(image);
  EXPECT_GE(std::popcount(hash), 10);
  for (const int32_t width : {213, 320, 451, 1000}) {
    TestImage scaled(width, width * 5 / 8, PixelFormat::kBgra);
    Arena scratch;
    ASSERT_TRUE(Resize(image.view(), scaled.view(), ResizeFilter::kArea, scratch).ok());
    EXPECT_LE(PerceptualDistance(HashOf(scaled), hash), 3) << width;
  }
}

TEST(PerceptualHash, NoiseChangesAFewBitsAtMost) {
  TestImage image = Boxes(640, 400, PixelFormat::kGray), noisy = image;
  TestImage noise(640, 400, PixelFormat::kGray, 5);
  for (int32_t y = 0; y < 400; ++y) {
    for (int32_t x = 0; x < 640; ++x) {
      noisy.at(x, y) = uint8_t(noisy.at(x, y) + noise.at(x, y) % 9 - 4);
    }
  }
  EXPECT_LE(PerceptualDistance(HashOf(noisy), HashOf(image)), 3);
}

TEST(PerceptualHash, DifferentPicturesAreFarApart) {
  TestImage a = Boxes(640, 400, PixelFormat::kGray), b = a;
  for (int32_t y = 0; y < 400; ++y) {
    for (int32_t x = 0; x < 640; ++x) b.at(x, y) = a.at(639 - x, 399 - y);
  }
  EXPECT_GE(PerceptualDistance(HashOf(a), HashOf(b)), 16);
}

TEST(PerceptualHash, OneChangedPixelChangesTheContentKeyAlone) {
  TestImage image = Boxes(640, 400, PixelFormat::kBgra), changed = image;
  Arena scratch;
  const uint64_t hash = HashOf(image);
  const uint64_t key = ContentKey(image.view(), scratch).value();
  for (const int bit : {0, 7}) {
    changed = image;
    changed.at(333, 222) ^= uint8_t(1 << bit);
    EXPECT_NE(ContentKey(changed.view(), scratch).value(), key);
    EXPECT_EQ(HashOf(changed), hash);
  }
}

TEST(PerceptualHash, TheOrderOfChannelsDoesNotMatter) {
  TestImage bgra = Boxes(100, 80, PixelFormat::kBgra), gray = Boxes(100, 80, PixelFormat::kGray);
  EXPECT_EQ(HashOf(bgra), HashOf(gray));
}

TEST(PerceptualHash, AnEmptyViewIsRefused) {
  Arena scratch;
  EXPECT_EQ(PerceptualHash(ConstImageView{}, scratch).error().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
