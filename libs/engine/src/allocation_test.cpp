// Proof that a steady stream of frames allocates nothing: operator new and the memory of Buffer
// are counted while the engine detects on frames whose kind it has seen before.
#include <genie/base/buffer.h>
#include <genie/engine/engine.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "counting_new.h"
#include "test_page.h"

namespace genie {
namespace {

uint64_t AllocationsSoFar() { return OperatorNewCalls() + GetAllocationStats().allocations; }

std::vector<uint8_t> ReadBytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The sample screens of the repository, decoded.
std::vector<Image> SampleScreens(Engine& engine) {
  std::vector<Image> screens;
  for (const auto& entry : std::filesystem::directory_iterator(GENIE_SAMPLES_FOLDER)) {
    if (entry.path().extension() != ".png") continue;
    auto image = engine.Decode(ReadBytes(entry.path()));
    EXPECT_TRUE(image.has_value()) << entry.path();
    if (image) screens.push_back(std::move(*image));
  }
  return screens;
}

TEST(Allocation, CounterSeesNewAndBuffer) {
  const uint64_t before = AllocationsSoFar();
  const auto value = std::make_unique<int>(1);
  const auto buffer = Buffer::Allocate(64);
  EXPECT_EQ(AllocationsSoFar(), before + 2);
  EXPECT_EQ(*value, 1);
}

TEST(Allocation, DetectAllocatesNothingInTheSteadyState) {
  const auto engine = std::move(*Engine::Create({}));
  const std::vector<Image> screens = SampleScreens(*engine);
  const Page page = PageOfMarks(1280, 720);
  DetectResult result;
  const auto detect_all = [&] {
    for (const Image& screen : screens) {
      ASSERT_TRUE(engine->Detect(screen.view(), {}, result).ok());
    }
    ASSERT_TRUE(engine->Detect(page.view(), {}, result).ok());
  };
  detect_all();
  detect_all();  // scratch that came in pieces is one piece now
  const uint64_t before = AllocationsSoFar();
  detect_all();
  EXPECT_EQ(AllocationsSoFar(), before);
  EXPECT_GE(screens.size(), 1u);
  EXPECT_GT(result.scene.elements.size(), 10u);
}

TEST(Allocation, RequestsWithRegionsFiltersAndTimesAllocateNothingEither) {
  const auto engine = std::move(*Engine::Create({}));
  const Page page = PageOfMarks(800, 600);
  DetectResult result;
  RoleSet roles;
  roles.Add(Role::kText);
  const DetectRequest request{.region = Box{40, 40, 500, 300},
                              .min_confidence_permille = 0,
                              .roles = roles,
                              .timing = TimingMode::kMeasure};
  ASSERT_TRUE(engine->Detect(page.view(), request, result).ok());
  ASSERT_TRUE(engine->Detect(page.view(), request, result).ok());
  const uint64_t before = AllocationsSoFar();
  ASSERT_TRUE(engine->Detect(page.view(), request, result).ok());
  EXPECT_EQ(AllocationsSoFar(), before);
}

TEST(Allocation, SessionAllocatesNothingInTheSteadyState) {
  const auto engine = std::move(*Engine::Create({}));
  const auto detector = std::move(*engine->NewDetector(
      {.request = {.region = Box{40, 40, 700, 500}, .timing = TimingMode::kMeasure}}));
  const Page before = PageOfMarks(800, 600);
  Page after = PageOfMarks(800, 600);
  after.Fill({120, 80, 90, 30}, 60);
  const std::array<Box, 2> damage = {Box{100, 70, 200, 60}, Box{0, 0, 10, 10}};
  DetectResult result;
  const auto play = [&] {
    ASSERT_TRUE(detector->Update(before.view(), std::nullopt, result).ok());
    ASSERT_TRUE(detector->Update(after.view(), damage, result).ok());
    ASSERT_TRUE(detector->Update(after.view(), std::nullopt, result).ok());
  };
  for (int warm_up = 0; warm_up < 3; ++warm_up) play();
  const uint64_t counted = AllocationsSoFar();
  play();
  EXPECT_EQ(AllocationsSoFar(), counted);
  EXPECT_GT(result.scene.elements.size(), 10u);
}

}  // namespace
}  // namespace genie
