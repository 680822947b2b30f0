// Detect's promises: the same Scene for every tile size and any order of the tiles, bounded work
// on hostile frames, clear refusals.
#include <genie/detect/detect.h>

#include <gtest/gtest.h>

#include <genie/kernels/instruction_set.h>

#include "test_pages.h"
#include "whole_frame.h"

namespace genie {
namespace {

using detect::Checkerboard;
using detect::DetectInto;
using detect::ExpectEqual;
using detect::Gradient;
using detect::Noise;
using detect::Picture;
using detect::RandomPage;

void ExpectSameForAllTiles(const Picture& picture) {
  Scene whole;
  DetectInto(picture, kMaxTileSize, whole);
  for (const int32_t size : {32, 64, 128}) {
    Scene tiled;
    DetectInto(picture, size, tiled);
    SCOPED_TRACE(size);
    ExpectEqual(whole, tiled);
  }
}

TEST(Detect, TileSizeChangesNothingOnRandomPages) {
  for (uint32_t seed = 0; seed < 24; ++seed) {
    SCOPED_TRACE(seed);
    ExpectSameForAllTiles(RandomPage(seed, 200 + static_cast<int32_t>(seed) * 17, 240));
  }
}

TEST(Detect, TileSizeChangesNothingOnNoise) { ExpectSameForAllTiles(Noise(333, 211)); }

TEST(Detect, TileSizeChangesNothingOnCheckerboards) {
  for (const int32_t side : {1, 2, 5, 8, 33}) ExpectSameForAllTiles(Checkerboard(321, 257, side));
}

TEST(Detect, TileSizeChangesNothingOnGradients) { ExpectSameForAllTiles(Gradient(400, 300)); }

TEST(Detect, TileSizeChangesNothingOnTinyFrames) {
  for (int32_t width = 1; width < 12; ++width) {
    for (int32_t height = 1; height < 12; ++height) ExpectSameForAllTiles(Noise(width, height));
  }
}

TEST(Detect, OrderOfTilesChangesNoSurfaceAndNoAtom) {
  const Picture page = RandomPage(99, 500, 300);
  SerialExecutor serial;
  detect::FrameState forward;
  detect::FrameState backward;
  ASSERT_TRUE(
      detect::FindSurfaces(page.view(), 64, detect::TileOrder::kForward, serial, forward).ok());
  ASSERT_TRUE(
      detect::FindSurfaces(page.view(), 64, detect::TileOrder::kBackward, serial, backward).ok());
  ASSERT_TRUE(detect::FindAtoms(page.view(), serial, forward).ok());
  ASSERT_TRUE(detect::FindAtoms(page.view(), serial, backward).ok());
  ASSERT_EQ(forward.surfaces.surfaces.size(), backward.surfaces.surfaces.size());
  for (size_t i = 0; i < forward.surfaces.surfaces.size(); ++i) {
    EXPECT_EQ(forward.surfaces.surfaces[i].box(), backward.surfaces.surfaces[i].box());
    EXPECT_EQ(forward.surfaces.surfaces[i].area, backward.surfaces.surfaces[i].area);
  }
  ASSERT_EQ(forward.atoms.atoms.size(), backward.atoms.atoms.size());
  for (size_t i = 0; i < forward.atoms.atoms.size(); ++i) {
    EXPECT_EQ(forward.atoms.atoms[i].box(), backward.atoms.atoms[i].box());
  }
  ASSERT_EQ(forward.atoms.votes.size(), backward.atoms.votes.size());
}

TEST(Detect, PixelOrderChangesNothing) {
  const Picture page = RandomPage(3, 300, 200);
  std::vector<uint8_t> bgra;
  for (size_t i = 0; i < page.rgb.size(); i += 3) {
    bgra.insert(bgra.end(), {page.rgb[i + 2], page.rgb[i + 1], page.rgb[i], 77});
  }
  Scene rgb;
  DetectInto(page, 64, rgb);
  DetectContext context;
  Scene scene;
  ASSERT_TRUE(Detect({bgra.data(), 300, 200, 1200, PixelFormat::kBgra}, {}, context, scene).ok());
  ExpectEqual(rgb, scene);
}

TEST(Detect, ReusedContextForgetsTheLastFrame) {
  DetectContext context;
  Scene reused;
  for (const uint32_t seed : {1u, 2u, 3u}) {
    const Picture page = RandomPage(seed, 300 - static_cast<int32_t>(seed) * 40, 240);
    ASSERT_TRUE(Detect(page.view(), {}, context, reused).ok());
    Scene fresh;
    DetectInto(page, 64, fresh);
    ExpectEqual(fresh, reused);
  }
}

TEST(Detect, HostileFramesGiveABoundedNumberOfElements) {
  constexpr size_t kBound = 4000;
  for (const Picture& picture : {Noise(1280, 720), Checkerboard(1280, 720, 8),
                                 Checkerboard(1280, 720, 13), Gradient(1280, 720)}) {
    Scene scene;
    DetectInto(picture, 64, scene);
    EXPECT_LE(scene.elements.size(), kBound);
  }
}

TEST(Detect, BlankFrameHoldsNothing) {
  Scene scene;
  DetectInto(Picture(640, 480, 0xc8c8c8), 64, scene);
  EXPECT_EQ(scene.elements.size(), 0u);
}

TEST(Detect, OutlinedFieldIsFoundToThePixel) {
  Picture page(400, 200, 0xffffff);
  page.Fill({50, 60, 200, 32}, 0x808080);
  page.Fill({51, 61, 198, 30}, 0xffffff);
  Scene scene;
  DetectInto(page, 64, scene);
  bool found = false;
  for (const Element& element : scene.elements) found |= element.box == Box{50, 60, 200, 32};
  EXPECT_TRUE(found);
}

TEST(Detect, RefusesAnEmptyFrameAndAWrongTileSize) {
  DetectContext context;
  Scene scene;
  EXPECT_EQ(Detect({}, {}, context, scene).code(), StatusCode::kInvalidArgument);
  const Picture page(64, 64, 0);
  DetectOptions options;
  for (const int32_t size : {-32, 0, 33, 288}) {
    options.tile_size = size;
    EXPECT_EQ(Detect(page.view(), options, context, scene).code(), StatusCode::kInvalidArgument);
  }
}

TEST(Detect, FailedAllocationIsAStatusAtEveryPoint) {
  const Picture page = RandomPage(5, 300, 200);
  for (uint64_t n = 0;; ++n) {
    DetectContext context;
    Scene scene;
    FailAllocationsAfter(n);
    const Status status = Detect(page.view(), {}, context, scene);
    StopFailingAllocations();
    if (status.ok()) break;
    ASSERT_EQ(status.code(), StatusCode::kOutOfMemory) << "allocation " << n;
    ASSERT_EQ(scene.elements.size(), 0u);
    ASSERT_LT(n, 5000u);
  }
}

TEST(Detect, SteadyStateAllocatesNothing) {
  const Picture page = RandomPage(11, 640, 480);
  DetectContext context;
  Scene scene;
  ASSERT_TRUE(Detect(page.view(), {}, context, scene).ok());
  ASSERT_TRUE(Detect(page.view(), {}, context, scene).ok());
  const uint64_t before = GetAllocationStats().allocations;
  ASSERT_TRUE(Detect(page.view(), {}, context, scene).ok());
  EXPECT_EQ(GetAllocationStats().allocations, before);
}

}  // namespace
}  // namespace genie
