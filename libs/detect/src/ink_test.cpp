// Atoms and votes against 8-connected components of the whole frame.
#include "ink.h"

#include <gtest/gtest.h>

#include "flood_oracle.h"
#include "test_pages.h"
#include "whole_frame.h"

namespace genie::detect {
namespace {

void ExpectAtom(const FloodOracle::Region& want, const Atom& got) {
  EXPECT_EQ(got.name_x, static_cast<uint32_t>(want.pixels.front().first));
  EXPECT_EQ(got.name_y, static_cast<uint32_t>(want.pixels.front().second));
  EXPECT_EQ(got.box(), want.box());
  EXPECT_EQ(got.area, static_cast<int64_t>(want.pixels.size()));
}

// Mean colour is summed over the pixels outside texture cells alone.
void ExpectColors(const Picture& picture, const FrameState& state, const FloodOracle::Region& want,
                  const Atom& got) {
  int64_t red = 0, green = 0, blue = 0, count = 0;
  for (const auto& [x, y] : want.pixels) {
    if (AnyBit(state.texture.row(y / kCellSide), x / kCellSide, x / kCellSide)) continue;
    const uint32_t pixel = PixelAt(picture.view(), x, y);
    red += pixel & 255;
    green += pixel >> 8 & 255;
    blue += pixel >> 16 & 255;
    ++count;
  }
  EXPECT_EQ(got.colored, count);
  EXPECT_EQ(got.red, red);
  EXPECT_EQ(got.green, green);
  EXPECT_EQ(got.blue, blue);
}

void ExpectVotes(const FloodOracle& oracle, const InkMerge& ink) {
  size_t summed = 0;
  for (const auto& [pair, count] : oracle.votes) {
    const auto [from, surface] = pair;
    const bool is_ink = (from & kOracleInk) != 0;
    const size_t slot = is_ink ? from & ~kOracleInk : ink.atoms.size() + from;
    uint32_t found = 0;
    for (uint32_t v = ink.vote_begin[slot]; v < ink.vote_begin[slot + 1]; ++v) {
      if (ink.votes[v].surface == surface) found += ink.votes[v].count;
    }
    ASSERT_EQ(found, count) << (is_ink ? "atom " : "surface ") << (from & ~kOracleInk)
                            << " beside surface " << surface;
    ++summed;
  }
  EXPECT_EQ(ink.votes.size(), summed);  // one a pair, none beside
}

void ExpectInkAsFlooded(const Picture& picture) {
  for (const int32_t tile_size : {32, 64, 96, 256}) {
    SCOPED_TRACE(tile_size);
    SerialExecutor serial;
    FrameState state;
    ASSERT_TRUE(FindSurfaces(picture.view(), tile_size, TileOrder::kForward, serial, state).ok());
    ASSERT_TRUE(FindAtoms(picture.view(), serial, state).ok());
    FloodOracle oracle(state);
    ASSERT_EQ(state.atoms.atoms.size(), oracle.atoms.size());
    for (size_t i = 0; i < oracle.atoms.size(); ++i) {
      SCOPED_TRACE(i);
      ExpectAtom(oracle.atoms[i], state.atoms.atoms[i]);
      ExpectColors(picture, state, oracle.atoms[i], state.atoms.atoms[i]);
    }
    ASSERT_NO_FATAL_FAILURE(ExpectVotes(oracle, state.atoms));
    for (int32_t y = 0; y < picture.height; ++y) {
      for (int32_t x = 0; x < picture.width; ++x) {
        ASSERT_EQ(AnyBit(state.ink.row(y), x, x), (oracle.At(x, y) & kOracleInk) != 0)
            << x << ' ' << y;
      }
    }
  }
}

TEST(Ink, EqualsComponentsOnPages) {
  for (uint32_t seed = 0; seed < 12; ++seed) {
    SCOPED_TRACE(seed);
    ExpectInkAsFlooded(RandomPage(seed + 50, 75 + static_cast<int32_t>(seed) * 11, 105));
  }
}

TEST(Ink, EqualsComponentsAroundTexture) {
  Picture page = RandomPage(3, 190, 140);
  const Picture noise = Noise(190, 140);
  for (int32_t y = 10; y < 120; ++y) {
    for (int32_t x = 20; x < 130; ++x) page.Set(x, y, PixelAt(noise.view(), x, y));
  }
  ExpectInkAsFlooded(page);
}

TEST(Ink, EqualsComponentsOnNoiseGradientsAndCheckerboards) {
  ExpectInkAsFlooded(Noise(100, 70));
  ExpectInkAsFlooded(Gradient(150, 100));
  ExpectInkAsFlooded(Checkerboard(100, 100, 1));
  ExpectInkAsFlooded(Checkerboard(150, 100, 5));
}

TEST(Ink, DiagonalOverACornerOfFourTilesIsOneAtom) {
  Picture picture(128, 128, 0xffffff);
  for (int32_t i = 20; i < 108; ++i) picture.Set(i, i, 0x000000);
  ExpectInkAsFlooded(picture);
  Picture other(128, 128, 0xffffff);
  for (int32_t i = 20; i < 108; ++i) other.Set(127 - i, i, 0x000000);
  ExpectInkAsFlooded(other);
}

}  // namespace
}  // namespace genie::detect
