#include <genie/ops/tiles.h>
#include <gtest/gtest.h>

#include <vector>

#include "testing/test_image.h"

namespace genie::ops {
namespace {

TEST(TileCompare, OnlyTheChangedTileIsSet) {
  TestImage before(200, 130, PixelFormat::kBgra, 1), after = before;
  std::vector<uint64_t> changed(3);
  ASSERT_TRUE(TileCompare(before.view(), after.view(), changed).ok());
  EXPECT_EQ(changed, (std::vector<uint64_t>{0, 0, 0}));
  after.at(199, 129) ^= 1;
  ASSERT_TRUE(TileCompare(before.view(), after.view(), changed).ok());
  EXPECT_EQ(changed, (std::vector<uint64_t>{0, 0, 8}));
}

TEST(TileCompare, FramesOfDifferentSizesAreRefused) {
  TestImage before(200, 130, PixelFormat::kBgra), after(200, 131, PixelFormat::kBgra);
  std::vector<uint64_t> changed(3);
  EXPECT_EQ(TileCompare(before.view(), after.view(), changed).code(), StatusCode::kInvalidArgument);
}

TEST(TileHash, TooSmallAnOutputIsRefused) {
  TestImage image(200, 130, PixelFormat::kBgra, 1);
  std::vector<uint64_t> hashes(12);
  Arena scratch;
  EXPECT_TRUE(TileHash(image.view(), hashes, scratch).ok());
  EXPECT_EQ(TileHash(image.view(), std::span(hashes).first(11), scratch).code(),
            StatusCode::kInvalidArgument);
}

TEST(ContentKey, DependsOnThePixelsAndTheSizeOnly) {
  TestImage image(200, 130, PixelFormat::kRgb, 1), copy = image;
  Arena scratch;
  const uint64_t key = ContentKey(image.view(), scratch).value();
  ImageView mirrored = image.view();
  mirrored.format = PixelFormat::kBgr;
  EXPECT_NE(ContentKey(mirrored, scratch).value(), key);
  EXPECT_NE(ContentKey(Crop(image.view(), {0, 0, 200, 129}), scratch).value(), key);
  EXPECT_EQ(ContentKey(copy.view(), scratch).value(), key);
}

TEST(ContentKey, OneBitOfOnePixelChangesIt) {
  TestImage image(130, 70, PixelFormat::kRgba, 1);
  Arena scratch;
  const uint64_t key = ContentKey(image.view(), scratch).value();
  for (const int32_t x : {0, 63, 64, 129}) {
    for (const int32_t y : {0, 64, 69}) {
      for (int bit = 0; bit < 24; ++bit) {
        uint8_t& byte = (&image.at(x, y))[bit / 8];
        byte ^= uint8_t(1 << bit % 8);
        EXPECT_NE(ContentKey(image.view(), scratch).value(), key) << x << ", " << y;
        byte ^= uint8_t(1 << bit % 8);
      }
    }
  }
  EXPECT_EQ(ContentKey(image.view(), scratch).value(), key);
}

TEST(ContentKey, AnEmptyViewIsRefused) {
  Arena scratch;
  EXPECT_EQ(ContentKey(ConstImageView{}, scratch).error().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::ops
