// The planes of bits against the definition, pixel by pixel, and the verdict on fidelity.
#include "frame_planes.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "fidelity.h"
#include "squares.h"
#include "surfaces.h"
#include "test_pages.h"

namespace genie::detect {
namespace {

bool IsNear(const Picture& p, int32_t x, int32_t y, int32_t x2, int32_t y2, int32_t tolerance) {
  const uint32_t a = PixelAt(p.view(), x, y);
  const uint32_t b = PixelAt(p.view(), x2, y2);
  for (int shift = 0; shift < 24; shift += 8) {
    const auto step =
        static_cast<int32_t>(a >> shift & 255) - static_cast<int32_t>(b >> shift & 255);
    if (std::abs(step) > tolerance) return false;
  }
  return true;
}

bool IsSquare(const Picture& p, int32_t x, int32_t y, int32_t side, int32_t tolerance) {
  if (x + side > p.width || y + side > p.height) return false;
  for (int32_t v = y; v < y + side; ++v) {
    for (int32_t u = x; u < x + side; ++u) {
      if (u + 1 < x + side && !IsNear(p, u, v, u + 1, v, tolerance)) return false;
      if (v + 1 < y + side && !IsNear(p, u, v, u, v + 1, tolerance)) return false;
    }
  }
  return true;
}

bool Bit(const BitPlane& plane, int32_t x, int32_t y) { return AnyBit(plane.row(y), x, x); }

void ExpectPlanesAsDefined(const Picture& p, uint8_t tolerance) {
  SerialExecutor serial;
  FramePlanes planes;
  ASSERT_TRUE(ComputeEqualPlanes(p.view(), tolerance, serial, planes).ok());
  SquareBand squares;
  ASSERT_TRUE(squares.Compute(planes, {0, 0, p.width, p.height}).ok());
  for (int32_t y = 0; y < p.height; ++y) {
    for (int32_t x = 0; x < p.width; ++x) {
      ASSERT_EQ(Bit(planes.right, x, y), x + 1 < p.width && IsNear(p, x, y, x + 1, y, tolerance))
          << x << ' ' << y;
      ASSERT_EQ(Bit(planes.down, x, y), y + 1 < p.height && IsNear(p, x, y, x, y + 1, tolerance))
          << x << ' ' << y;
      for (size_t k = 0; k < kSquareSteps; ++k) {
        ASSERT_EQ(squares.Any(k, y, x, x), IsSquare(p, x, y, kSquareSides[k], tolerance))
            << "side " << kSquareSides[k] << " at " << x << ' ' << y;
      }
    }
  }
}

TEST(FramePlanes, AreAsDefinedOnPages) {
  ExpectPlanesAsDefined(RandomPage(1, 131, 97), 0);
  ExpectPlanesAsDefined(RandomPage(2, 64, 70), 4);
  ExpectPlanesAsDefined(RandomPage(3, 63, 65), 12);
}

TEST(FramePlanes, SquaresOfAPartAreThoseOfTheWhole) {
  const Picture p = RandomPage(5, 300, 200);
  SerialExecutor serial;
  FramePlanes planes;
  ASSERT_TRUE(ComputeEqualPlanes(p.view(), 4, serial, planes).ok());
  SquareBand whole;
  ASSERT_TRUE(whole.Compute(planes, {0, 0, p.width, p.height}).ok());
  for (const Box& part : {Box{64, 64, 64, 64}, Box{32, 96, 96, 32}, Box{256, 128, 44, 72},
                          Box{0, 199, 300, 1}, Box{128, 0, 172, 200}}) {
    SquareBand band;
    ASSERT_TRUE(band.Compute(planes, part).ok());
    for (int32_t y = part.y; y < part.bottom(); ++y) {
      for (int32_t x = part.x; x < part.right(); ++x) {
        for (size_t k = 0; k < kSquareSteps; ++k) {
          ASSERT_EQ(band.Any(k, y, x, x), whole.Any(k, y, x, x)) << x << ' ' << y;
        }
      }
    }
  }
}

TEST(FramePlanes, AreAsDefinedOnGradients) { ExpectPlanesAsDefined(Gradient(140, 90), 4); }

TEST(FramePlanes, AreAsDefinedOnTinyFrames) {
  for (int32_t side = 1; side <= 6; ++side) {
    ExpectPlanesAsDefined(Picture(side, 7 - side, 0x123456), 4);
    ExpectPlanesAsDefined(Noise(7 - side, side), 4);
  }
}

Fidelity FidelityOf(const Picture& picture) {
  FidelityMap map;
  EXPECT_TRUE(SampleFidelity(picture.view(), map).ok());
  return JudgeFidelity(map);
}

// Letters in rows over the whole frame, as sharp edges on flat ground.
Picture Letters() {
  Picture page(640, 480, 0xffffff);
  for (int32_t y = 4; y + 10 < 480; y += 16) {
    for (int32_t x = 4; x + 6 < 640; x += 14) page.Fill({x, y, 3, 9}, 0x202020);
  }
  return page;
}

// Every pixel within three of an edge moves by a few levels, as compression leaves it.
Picture Ringing() {
  Picture page = Letters();
  const Picture sharp = page;
  for (int32_t y = 0; y < page.height; ++y) {
    for (int32_t x = 3; x + 3 < page.width; ++x) {
      const uint32_t pixel = PixelAt(sharp.view(), x, y);
      const bool near_edge =
          PixelAt(sharp.view(), x - 3, y) != pixel || PixelAt(sharp.view(), x + 3, y) != pixel;
      if (near_edge && (x & 1) == 0 && pixel == 0xffffff) page.Set(x, y, 0xfafafa);
    }
  }
  return page;
}

TEST(FramePlanes, SharpLettersAreClean) { EXPECT_EQ(FidelityOf(Letters()), Fidelity::kClean); }
TEST(FramePlanes, RingingLettersAreLossy) { EXPECT_EQ(FidelityOf(Ringing()), Fidelity::kLossy); }
TEST(FramePlanes, BlankAndNoiseAreClean) {
  EXPECT_EQ(FidelityOf(Picture(640, 480, 0xc0c0c0)), Fidelity::kClean);
  EXPECT_EQ(FidelityOf(Noise(640, 480)), Fidelity::kClean);
}

}  // namespace
}  // namespace genie::detect
