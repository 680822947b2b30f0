// Tests of the drawing of dirty tiles.
#include "dirty_tiles.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace genie::cli {
namespace {

// Two by two tiles of 8 pixels in a region of a black picture of 30x20, the last column cut off.
constexpr TileGrid kGrid{.area = {4, 2, 12, 16}, .side = 8, .columns = 2, .rows = 2};

struct Picture {
  std::vector<uint8_t> pixels = std::vector<uint8_t>(30 * 20 * 3);
  ImageView view() { return {pixels.data(), 30, 20, 90, PixelFormat::kRgb}; }
  bool IsTinted(int32_t x, int32_t y) { return view().row(y)[x * 3] != 0; }
  uint8_t Red(int32_t x, int32_t y) { return view().row(y)[x * 3]; }
};

TEST(DirtyTiles, EachTileThatWasWorkedOnIsTintedAndNoOther) {
  Picture picture;
  DrawDirtyTiles(kGrid, std::array<uint8_t, 4>{0, 1, 0, 0}, picture.view());
  for (int32_t y = 0; y < 20; ++y) {
    for (int32_t x = 0; x < 30; ++x) {
      EXPECT_EQ(picture.IsTinted(x, y), x >= 12 && x < 16 && y >= 2 && y < 10) << x << "," << y;
    }
  }
}

TEST(DirtyTiles, LineIsAroundTheWholePatchAndNotBetweenItsTiles) {
  Picture picture;
  DrawDirtyTiles(kGrid, std::array<uint8_t, 4>{1, 1, 0, 0}, picture.view());
  const uint8_t line = picture.Red(4, 5);
  const uint8_t fill = picture.Red(8, 6);
  EXPECT_GT(line, fill);
  EXPECT_EQ(picture.Red(11, 6), fill);
  EXPECT_EQ(picture.Red(12, 6), fill);
  EXPECT_GT(picture.Red(15, 6), fill);
}

TEST(DirtyTiles, BlueComesFirstWhereTheFormatSaysSo) {
  Picture picture;
  ImageView bgr = picture.view();
  bgr.format = PixelFormat::kBgr;
  DrawDirtyTiles(kGrid, std::array<uint8_t, 4>{1, 0, 0, 0}, bgr);
  const uint8_t* pixel = bgr.row(6) + 8 * 3;
  EXPECT_EQ(pixel[0], 0);
  EXPECT_GT(pixel[2], pixel[1]);
}

TEST(DirtyTiles, ListOfAnotherGridDrawsNothing) {
  Picture picture;
  DrawDirtyTiles(kGrid, std::array<uint8_t, 3>{1, 1, 1}, picture.view());
  EXPECT_EQ(picture.pixels, std::vector<uint8_t>(30 * 20 * 3));
}

}  // namespace
}  // namespace genie::cli
