// Zones and their merge over seams against a flood fill of the whole frame.
#include "surfaces.h"

#include <gtest/gtest.h>

#include "flood_oracle.h"
#include "test_pages.h"
#include "whole_frame.h"

namespace genie::detect {
namespace {

void ExpectSurface(const FloodOracle::Region& want, const Surface& got) {
  ASSERT_EQ(got.name_x, static_cast<uint32_t>(want.pixels.front().first));
  ASSERT_EQ(got.name_y, static_cast<uint32_t>(want.pixels.front().second));
  const Box box = want.box();
  EXPECT_EQ(got.box(), box);
  EXPECT_EQ(got.area, static_cast<int64_t>(want.pixels.size()));
  EXPECT_EQ(got.squares, want.squares);
  const Extremes& e = got.extremes;
  EXPECT_EQ(e.left_count, want.Count([&](const auto& p) { return p.first == box.x; }));
  EXPECT_EQ(e.top_count, want.Count([&](const auto& p) { return p.second == box.y; }));
  EXPECT_EQ(e.right_count, want.Count([&](const auto& p) { return p.first == box.right() - 1; }));
  EXPECT_EQ(e.bottom_count,
            want.Count([&](const auto& p) { return p.second == box.bottom() - 1; }));
}

void ExpectSurfacesAsFlooded(const Picture& picture) {
  for (const int32_t tile_size : {32, 64, 96, 256}) {
    SCOPED_TRACE(tile_size);
    SerialExecutor serial;
    FrameState state;
    ASSERT_TRUE(FindSurfaces(picture.view(), tile_size, TileOrder::kForward, serial, state).ok());
    const FloodOracle oracle(state);
    ASSERT_EQ(state.surfaces.surfaces.size(), oracle.surfaces.size());
    for (size_t i = 0; i < oracle.surfaces.size(); ++i) {
      const Surface& surface = state.surfaces.surfaces[i];
      ASSERT_NO_FATAL_FAILURE(ExpectSurface(oracle.surfaces[i], surface)) << "surface " << i;
      const auto& [x, y] = oracle.surfaces[i].pixels.front();
      EXPECT_EQ(surface.color, PixelAt(picture.view(), x, y));
    }
  }
}

// A page with a patch of noise, so that texture cells cut zones.
Picture PageWithNoise(uint32_t seed, int32_t width, int32_t height) {
  Picture page = RandomPage(seed, width, height);
  std::mt19937 random(seed);
  for (int32_t y = 20; y < height - 10; ++y) {
    for (int32_t x = 30; x < width / 2; ++x) {
      page.Set(x, y, static_cast<uint32_t>(random() & 0xffffff));
    }
  }
  return page;
}

TEST(Surfaces, EqualAFloodFillOnPages) {
  for (uint32_t seed = 0; seed < 12; ++seed) {
    SCOPED_TRACE(seed);
    ExpectSurfacesAsFlooded(RandomPage(seed, 70 + static_cast<int32_t>(seed) * 9, 110));
  }
}

TEST(Surfaces, EqualAFloodFillAroundTexture) {
  for (uint32_t seed = 0; seed < 4; ++seed) {
    SCOPED_TRACE(seed);
    ExpectSurfacesAsFlooded(PageWithNoise(seed, 200, 130));
  }
}

TEST(Surfaces, EqualAFloodFillOnGradientsAndCheckerboards) {
  ExpectSurfacesAsFlooded(Gradient(150, 100));
  ExpectSurfacesAsFlooded(Checkerboard(150, 100, 5));
  ExpectSurfacesAsFlooded(Checkerboard(150, 100, 7));
}

TEST(Surfaces, NoiseIsTextureAndHoldsNone) {
  SerialExecutor serial;
  FrameState state;
  const Picture noise = Noise(256, 128);
  ASSERT_TRUE(FindSurfaces(noise.view(), 64, TileOrder::kForward, serial, state).ok());
  EXPECT_EQ(state.surfaces.surfaces.size(), 0u);
  for (int32_t y = 0; y < 4; ++y) EXPECT_EQ(CountBits(state.texture.row(y), 0, 8), 8);
}

TEST(Surfaces, ASpiralOverManyTilesIsOne) {
  Picture picture(320, 320, 0x000000);
  for (int32_t inset = 0; inset < 150; inset += 20) {
    const int32_t side = 320 - 2 * inset;
    picture.Fill({inset, inset, side, 10}, 0xffffff);
    picture.Fill({inset, inset + side - 10, side, 10}, 0xffffff);
    picture.Fill({inset + side - 10, inset, 10, side}, 0xffffff);
    picture.Fill({inset, inset + 20, 10, side - 20}, 0xffffff);
    picture.Fill({inset, inset + 20, 30, 10}, 0xffffff);
  }
  ExpectSurfacesAsFlooded(picture);
}

}  // namespace
}  // namespace genie::detect
