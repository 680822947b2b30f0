// Tests of engine.h: what the engine adds to the detector.
#include <genie/engine/engine.h>

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <genie/base/list.h>
#include <genie/codec/encode.h>
#include <genie/scene/canonical.h>

#include "test_page.h"

namespace genie {
namespace {

std::unique_ptr<Engine> MakeEngine(const Config& config = {}) {
  auto engine = Engine::Create(config);
  EXPECT_TRUE(engine.has_value());
  return std::move(*engine);
}

TEST(Engine, SceneHasTheSizeOfTheWholeImageWhenARegionIsGiven) {
  const auto engine = MakeEngine();
  Page page(200, 100);
  DetectResult result;
  ASSERT_TRUE(engine->Detect(page.view(), {.region = Box{50, 20, 40, 40}}, result).ok());
  EXPECT_EQ(result.scene.width, 200);
  EXPECT_EQ(result.scene.height, 100);
}

TEST(Engine, RegionThatMissesTheImageIsInvalidArgument) {
  const auto engine = MakeEngine();
  Page page(200, 100);
  DetectResult result;
  for (const Box region : {Box{200, 0, 10, 10}, Box{-10, -10, 10, 10}, Box{5, 5, 0, 10},
                           Box{5, 5, -3, 10}, Box{INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX}}) {
    EXPECT_EQ(engine->Detect(page.view(), {.region = region}, result).code(),
              StatusCode::kInvalidArgument);
  }
}

TEST(Engine, RegionPartlyOutsideTheImageIsClipped) {
  const auto engine = MakeEngine();
  Page page(200, 100);
  DetectResult result;
  EXPECT_TRUE(
      engine->Detect(page.view(), {.region = Box{-50, -50, INT32_MAX, INT32_MAX}}, result).ok());
  for (const Element& element : result.scene.elements) {
    EXPECT_TRUE(Contains(page.view().bounds(), element.box));
  }
}

TEST(Engine, ConfidenceOutsideItsRangeIsInvalidArgument) {
  const auto engine = MakeEngine();
  Page page(20, 20);
  DetectResult result;
  for (const int32_t value : {-1, 1001}) {
    EXPECT_EQ(engine->Detect(page.view(), {.min_confidence_permille = value}, result).code(),
              StatusCode::kInvalidArgument);
  }
}

TEST(Engine, FrameOverTheLimitLeavesAnEmptyScene) {
  Config config;
  config.limits.max_side = 10;
  const auto engine = MakeEngine(config);
  Page page(20, 20);
  DetectResult result;
  result.scene.width = 7;
  EXPECT_EQ(engine->Detect(page.view(), {}, result).code(), StatusCode::kLimitExceeded);
  EXPECT_EQ(result.scene.width, 0);
  EXPECT_TRUE(result.scene.elements.empty());
}

TEST(Engine, EncodedPictureGivesTheSceneOfItsPixels) {
  const auto engine = MakeEngine();
  Page page(320, 200);
  page.Fill({30, 30, 120, 40}, 60);
  List<uint8_t> png;
  ASSERT_TRUE(EncodePng(page.view(), png).ok());
  DetectResult raw;
  DetectResult encoded;
  ASSERT_TRUE(engine->Detect(page.view(), {}, raw).ok());
  ASSERT_TRUE(engine->DetectEncoded(png.span(), {}, encoded).ok());
  ASSERT_EQ(raw.scene.elements.size(), encoded.scene.elements.size());
  for (size_t i = 0; i < raw.scene.elements.size(); ++i) {
    EXPECT_EQ(raw.scene.elements[i].box, encoded.scene.elements[i].box);
    EXPECT_EQ(raw.scene.elements[i].id, encoded.scene.elements[i].id);
  }
}

TEST(Engine, FileGivesTheSceneOfItsPixelsAndADamagedOneIsNamed) {
  const auto engine = MakeEngine();
  Page page(320, 200);
  page.Fill({30, 30, 120, 40}, 60);
  List<uint8_t> png;
  ASSERT_TRUE(EncodePng(page.view(), png).ok());
  const std::string path = testing::TempDir() + "engine_test_page.png";
  const auto write = [&](size_t size) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(size));
  };
  DetectResult raw;
  DetectResult read;
  ASSERT_TRUE(engine->Detect(page.view(), {}, raw).ok());
  write(png.size());
  ASSERT_TRUE(engine->DetectFile(path, {}, read).ok());
  EXPECT_TRUE(SameScene(raw.scene, read.scene));
  write(png.size() / 2);
  const Status cut = engine->DetectFile(path, {}, read);
  EXPECT_EQ(cut.code(), StatusCode::kBadData);
  EXPECT_TRUE(cut.message().starts_with(path)) << cut.message();
  EXPECT_TRUE(read.scene.elements.empty());
}

TEST(Engine, BytesThatAreNoPictureAreBadDataAndLeaveAnEmptyScene) {
  const auto engine = MakeEngine();
  DetectResult result;
  result.scene.width = 7;
  const std::vector<uint8_t> text = {'h', 'e', 'l', 'l', 'o'};
  EXPECT_EQ(engine->DetectEncoded(text, {}, result).code(), StatusCode::kBadData);
  EXPECT_EQ(result.scene.width, 0);
}

TEST(Engine, TimesAreMeasuredOnlyWhenAskedFor) {
  const auto engine = MakeEngine();
  Page page(64, 64);
  List<uint8_t> png;
  ASSERT_TRUE(EncodePng(page.view(), png).ok());
  DetectResult result;
  ASSERT_TRUE(engine->DetectEncoded(png.span(), {.timing = TimingMode::kMeasure}, result).ok());
  EXPECT_GT(result.decode_ns, 0);
  ASSERT_TRUE(engine->DetectEncoded(png.span(), {}, result).ok());
  EXPECT_EQ(result.decode_ns, 0);
  EXPECT_EQ(result.timings.total_ns, 0);
}

TEST(Engine, DecodedPixelsComeFromThePoolTheSecondTime) {
  const auto engine = MakeEngine();
  Page page(64, 64);
  List<uint8_t> png;
  ASSERT_TRUE(EncodePng(page.view(), png).ok());
  DetectResult result;
  ASSERT_TRUE(engine->DetectEncoded(png.span(), {}, result).ok());
  const int64_t misses = engine->pool_stats().misses;
  ASSERT_TRUE(engine->DetectEncoded(png.span(), {}, result).ok());
  EXPECT_EQ(engine->pool_stats().misses, misses);
  EXPECT_GT(engine->pool_stats().hits, 0);
}

TEST(Engine, ConcurrentCallsGiveTheSceneOfOneCall) {
  const auto engine = MakeEngine();
  Page page(200, 150);
  page.Fill({30, 30, 90, 40}, 60);
  DetectResult expected;
  ASSERT_TRUE(engine->Detect(page.view(), {}, expected).ok());
  std::vector<std::jthread> callers;
  for (int t = 0; t < 4; ++t) {
    callers.emplace_back([&] {
      DetectResult result;
      for (int round = 0; round < 10; ++round) {
        EXPECT_TRUE(engine->Detect(page.view(), {}, result).ok());
        EXPECT_EQ(result.scene.elements.size(), expected.scene.elements.size());
      }
    });
  }
}

TEST(Engine, SettingOutOfItsRangeIsInvalidArgument) {
  Config config;
  config.engine.worker_threads = -2;
  EXPECT_EQ(Engine::Create(config).error().code(), StatusCode::kInvalidArgument);
  config = {};
  config.engine.queue_capacity = 0;
  EXPECT_EQ(Engine::Create(config).error().code(), StatusCode::kInvalidArgument);
  config = {};
  config.detect.min_confidence_permille = 1001;
  EXPECT_EQ(Engine::Create(config).error().code(), StatusCode::kInvalidArgument);
}

TEST(Engine, WithoutAMinimumTheShippedThresholdFilters) {
  const auto engine = MakeEngine();
  const Page page = PageOfMarks(600, 400);
  DetectResult shipped;
  DetectResult all;
  ASSERT_TRUE(engine->Detect(page.view(), {}, shipped).ok());
  ASSERT_TRUE(engine->Detect(page.view(), {.min_confidence_permille = 0}, all).ok());
  ASSERT_FALSE(all.scene.elements.empty());
  EXPECT_GT(shipped.scene.threshold, 0);
  EXPECT_EQ(shipped.scene.threshold, all.scene.threshold);
  size_t found = 0;
  for (const Element& element : all.scene.elements) {
    found += element.confidence >= all.scene.threshold;
  }
  EXPECT_EQ(shipped.scene.elements.size(), found);
}

TEST(Engine, MinimumOfTheConfigurationCountsAndThatOfTheRequestIsOverIt) {
  Config config;
  config.detect.min_confidence_permille = kMaxConfidence;
  const auto engine = MakeEngine(config);
  const Page page = PageOfMarks(600, 400);
  DetectResult result;
  ASSERT_TRUE(engine->Detect(page.view(), {}, result).ok());
  for (const Element& element : result.scene.elements) {
    EXPECT_EQ(element.confidence, kMaxConfidence);
  }
  ASSERT_TRUE(engine->Detect(page.view(), {.min_confidence_permille = 0}, result).ok());
  EXPECT_FALSE(result.scene.elements.empty());
}

TEST(Engine, ElementKeepsItsIdWhateverTheFilter) {
  const auto engine = MakeEngine();
  const Page page = PageOfMarks(600, 400);
  DetectResult all;
  DetectResult some;
  ASSERT_TRUE(engine->Detect(page.view(), {.min_confidence_permille = 0}, all).ok());
  RoleSet roles;
  roles.Add(Role::kText);
  ASSERT_TRUE(engine->Detect(page.view(), {.roles = roles}, some).ok());
  ASSERT_FALSE(some.scene.elements.empty());
  for (size_t i = 0; i < all.scene.elements.size(); ++i) {
    EXPECT_EQ(all.scene.elements[i].id, static_cast<int64_t>(i) + 1);
  }
  for (const Element& element : some.scene.elements) {
    EXPECT_EQ(element.role, Role::kText);
    EXPECT_EQ(element.box, all.scene.elements[static_cast<size_t>(element.id) - 1].box);
  }
}

TEST(Engine, BoxesOfARegionAreInTheCoordinatesOfTheWholeImage) {
  const auto engine = MakeEngine();
  const Page page = PageOfMarks(600, 400);
  const Box region{100, 100, 300, 200};
  DetectResult part;
  DetectResult crop;
  ASSERT_TRUE(engine->Detect(page.view(), {.region = region}, part).ok());
  ASSERT_TRUE(engine->Detect(Crop(page.view(), region), {}, crop).ok());
  ASSERT_FALSE(part.scene.elements.empty());
  ASSERT_EQ(part.scene.elements.size(), crop.scene.elements.size());
  for (size_t i = 0; i < part.scene.elements.size(); ++i) {
    Box moved = crop.scene.elements[i].box;
    moved.x += region.x;
    moved.y += region.y;
    EXPECT_EQ(part.scene.elements[i].box, moved);
    EXPECT_TRUE(Contains(region, moved));
  }
}

}  // namespace
}  // namespace genie
