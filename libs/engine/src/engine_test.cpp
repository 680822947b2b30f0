// Tests of engine.h: what the engine adds to the detector.
#include <genie/engine/engine.h>

#include <vector>

#include <gtest/gtest.h>

namespace genie {
namespace {

// A light page with dark rectangles, the size of buttons.
class Page {
 public:
  Page(int32_t width, int32_t height) : width_(width), pixels_(size_t(width) * height, 240) {
    view_ = {pixels_.data(), width, height, width, PixelFormat::kGray};
  }
  void Fill(const Box& box, uint8_t value) {
    for (int32_t y = box.y; y < box.bottom(); ++y) {
      std::fill_n(pixels_.data() + size_t(y) * size_t(width_) + box.x, box.width, value);
    }
  }
  ConstImageView view() const { return view_; }

 private:
  int32_t width_;
  std::vector<uint8_t> pixels_;
  ConstImageView view_;
};

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

}  // namespace
}  // namespace genie
