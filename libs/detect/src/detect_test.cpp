// Detect's promises: the same Scene for every tile size and any order of the tiles, bounded work
// on hostile frames, clear refusals.
#include <genie/detect/detect.h>

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include <genie/kernels/instruction_set.h>

#include "frame_state.h"

namespace genie {
namespace {

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
Picture RandomPage(uint32_t seed, int32_t width, int32_t height) {
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

Picture Noise(int32_t width, int32_t height) {
  Picture picture(width, height, 0);
  std::mt19937 random(7);
  for (uint8_t& byte : picture.rgb) byte = static_cast<uint8_t>(random());
  return picture;
}

Picture Checkerboard(int32_t width, int32_t height, int32_t side) {
  Picture picture(width, height, 0xffffff);
  for (int32_t y = 0; y < height; ++y) {
    for (int32_t x = 0; x < width; ++x) {
      if ((x / side + y / side) % 2 == 0) picture.Set(x, y, 0);
    }
  }
  return picture;
}

Picture Gradient(int32_t width, int32_t height) {
  Picture picture(width, height, 0);
  for (int32_t y = 0; y < height; ++y) {
    for (int32_t x = 0; x < width; ++x) {
      picture.Set(x, y,
                  static_cast<uint32_t>(x * 255 / width) | static_cast<uint32_t>(y & 255) << 8);
    }
  }
  return picture;
}

void DetectInto(const Picture& picture, int32_t tile_size, Scene& scene) {
  DetectContext context;
  DetectOptions options;
  options.tile_size = tile_size;
  const Status status = Detect(picture.view(), options, context, scene);
  ASSERT_TRUE(status.ok()) << status.message();
}

void ExpectEqual(const Scene& a, const Scene& b) {
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

void ExpectSameForAllTiles(const Picture& picture) {
  Scene whole;
  DetectInto(picture, 0, whole);
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
  ASSERT_TRUE(detect::FindAllInk(page.view(), serial, forward).ok());
  ASSERT_TRUE(detect::FindAllInk(page.view(), serial, backward).ok());
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
  options.tile_size = 33;
  EXPECT_EQ(Detect(page.view(), options, context, scene).code(), StatusCode::kInvalidArgument);
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
