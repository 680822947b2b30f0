// Detect's promises on real screens: the committed samples give the same Scene for every tile
// size, order of tiles, instruction set and executor.
#include <genie/detect/detect.h>

#include <gtest/gtest.h>

#include <string>

#include <genie/codec/decode.h>
#include <genie/codec/file.h>
#include <genie/executor/thread_pool.h>
#include <genie/kernels/instruction_set.h>

#include "test_pages.h"
#include "whole_frame.h"

namespace genie::detect {
namespace {

DetectOptions Tiled(int32_t tile_size) {
  DetectOptions options;
  options.tile_size = tile_size;
  return options;
}

class DetectSamples : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const std::string path = std::string(GENIE_SCREENS_DIR "/") + GetParam() + ".png";
    List<uint8_t> file;
    const Status status = ReadFile(path, {}, file);
    ASSERT_TRUE(status.ok()) << status.message();
    auto decoded = Decode(file.span());
    ASSERT_TRUE(decoded.has_value()) << decoded.error().message();
    image_ = *decoded;
  }

  void DetectWith(const DetectOptions& options, Scene& scene) {
    DetectContext context;
    const Status status = Detect(image_.view(), options, context, scene);
    ASSERT_TRUE(status.ok()) << status.message();
  }

  Image image_;
};

TEST_P(DetectSamples, TileSizeChangesNothing) {
  Scene whole;
  DetectWith(Tiled(kMaxTileSize), whole);
  EXPECT_GT(whole.elements.size(), 20u);
  for (const int32_t size : {32, 64, 128}) {
    SCOPED_TRACE(size);
    Scene tiled;
    DetectWith(Tiled(size), tiled);
    ExpectEqual(whole, tiled);
  }
}

TEST_P(DetectSamples, BackwardTilesChangeNoSurfaceAndNoAtom) {
  SerialExecutor serial;
  FrameState forward;
  FrameState backward;
  ASSERT_TRUE(FindSurfaces(image_.view(), 64, TileOrder::kForward, serial, forward).ok());
  ASSERT_TRUE(FindSurfaces(image_.view(), 64, TileOrder::kBackward, serial, backward).ok());
  ASSERT_TRUE(FindAtoms(image_.view(), serial, forward).ok());
  ASSERT_TRUE(FindAtoms(image_.view(), serial, backward).ok());
  ASSERT_EQ(forward.surfaces.surfaces.size(), backward.surfaces.surfaces.size());
  for (size_t i = 0; i < forward.surfaces.surfaces.size(); ++i) {
    ASSERT_EQ(forward.surfaces.surfaces[i].box(), backward.surfaces.surfaces[i].box());
    ASSERT_EQ(forward.surfaces.surfaces[i].area, backward.surfaces.surfaces[i].area);
  }
  ASSERT_EQ(forward.atoms.atoms.size(), backward.atoms.atoms.size());
  for (size_t i = 0; i < forward.atoms.atoms.size(); ++i) {
    ASSERT_EQ(forward.atoms.atoms[i].box(), backward.atoms.atoms[i].box());
    ASSERT_EQ(forward.atoms.atoms[i].area, backward.atoms.atoms[i].area);
  }
  ASSERT_EQ(forward.atoms.votes.size(), backward.atoms.votes.size());
  for (size_t i = 0; i < forward.atoms.votes.size(); ++i) {
    ASSERT_EQ(forward.atoms.votes[i].surface, backward.atoms.votes[i].surface);
    ASSERT_EQ(forward.atoms.votes[i].count, backward.atoms.votes[i].count);
  }
}

TEST_P(DetectSamples, InstructionSetChangesNothing) {
  Scene best;
  DetectWith({}, best);
  for (const std::string_view name : SupportedInstructionSets()) {
    SCOPED_TRACE(name);
    ASSERT_TRUE(SetInstructionSetForTest(name));
    Scene scene;
    DetectWith({}, scene);
    ExpectEqual(best, scene);
  }
  ASSERT_TRUE(SetInstructionSetForTest(""));
}

TEST_P(DetectSamples, ThreadsChangeNothing) {
  Scene serial;
  DetectWith({}, serial);
  auto pool = ThreadPool::Create({.threads = 4});
  ASSERT_TRUE(pool.has_value());
  DetectOptions options;
  options.executor = pool->get();
  for (int round = 0; round < 3; ++round) {
    Scene parallel;
    DetectWith(options, parallel);
    ExpectEqual(serial, parallel);
  }
}

INSTANTIATE_TEST_SUITE_P(Screens, DetectSamples,
                         testing::Values("orders-light", "editor-dark", "desktop-two-windows",
                                         "phone-tides", "shop-photos"),
                         [](const testing::TestParamInfo<const char*>& info) {
                           std::string name = info.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace genie::detect
