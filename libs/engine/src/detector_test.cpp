// Tests of Detector: region and damage, filters, ids, errors, memory, many at once.
#include <genie/engine/engine.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <thread>
#include <vector>

#include <genie/scene/canonical.h>

#include "test_page.h"

namespace genie {
namespace {

constexpr Box kMark{201, 140, 20, 9};

std::unique_ptr<Engine> MakeEngine(const Config& config = {}) {
  auto engine = Engine::Create(config);
  EXPECT_TRUE(engine.has_value());
  return std::move(*engine);
}

std::unique_ptr<Detector> MakeDetector(Engine& engine, const DetectorOptions& options = {}) {
  auto detector = engine.NewDetector(options);
  EXPECT_TRUE(detector.has_value());
  return std::move(*detector);
}

std::vector<uint8_t> Canonical(const Scene& scene) {
  List<uint8_t> bytes;
  EXPECT_TRUE(WriteCanonical(scene, bytes).ok());
  return {bytes.begin(), bytes.end()};
}

// A screen that two frames of a test show: rows of marks, and a mark that comes or not.
Page Before() { return PageOfMarks(600, 400); }
Page After() {
  Page page = PageOfMarks(600, 400);
  page.Fill(kMark, 30);
  return page;
}

TEST(Detector, SceneOfEachFrameIsThatOfAFullRun) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine);
  DetectResult full;
  DetectResult delta;
  for (const Page& page : {Before(), After(), After(), Before(), PageOfMarks(640, 300)}) {
    ASSERT_TRUE(engine->Detect(page.view(), {}, full).ok());
    ASSERT_TRUE(detector->Update(page.view(), std::nullopt, delta).ok());
    EXPECT_EQ(Canonical(full.scene), Canonical(delta.scene));
  }
}

TEST(Detector, EqualFrameIsToldAndKeepsEveryId) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine);
  const Page page = Before();
  DetectResult first;
  DetectResult second;
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, first).ok());
  EXPECT_EQ(detector->report().kind, UpdateKind::kFull);
  EXPECT_EQ(detector->report().reason, FullRunReason::kFirstFrame);
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, second).ok());
  EXPECT_EQ(detector->report().kind, UpdateKind::kEqual);
  ASSERT_EQ(first.scene.elements.size(), second.scene.elements.size());
  ASSERT_FALSE(first.scene.elements.empty());
  for (size_t i = 0; i < first.scene.elements.size(); ++i) {
    EXPECT_EQ(first.scene.elements[i].id, second.scene.elements[i].id);
  }
}

TEST(Detector, BoxesOfARegionAreInTheWholeImageAndOutsideChangesNothing) {
  const auto engine = MakeEngine();
  const Box region{100, 100, 300, 200};
  const auto detector = MakeDetector(*engine, {.request = {.region = region}});
  DetectResult part;
  DetectResult expected;
  Page page = Before();
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, part).ok());
  ASSERT_TRUE(engine->Detect(page.view(), {.region = region}, expected).ok());
  EXPECT_EQ(Canonical(part.scene), Canonical(expected.scene));
  EXPECT_EQ(part.scene.width, 600);
  EXPECT_EQ(detector->tile_grid().area, region);
  EXPECT_EQ(detector->dirty_tiles().size(),
            size_t(detector->tile_grid().columns * detector->tile_grid().rows));
  page.Fill({500, 350, 40, 20}, 90);
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, part).ok());
  EXPECT_EQ(detector->report().kind, UpdateKind::kEqual);
}

TEST(Detector, DamageIsCutToTheRegionAndMovedIntoIt) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine, {.request = {.region = Box{100, 100, 300, 200}},
                                               .damage_check = DamageCheck::kVerify});
  constexpr int32_t kFar = std::numeric_limits<int32_t>::max();
  DetectResult result;
  ASSERT_TRUE(detector->Update(Before().view(), std::nullopt, result).ok());
  const std::array<Box, 4> damage = {kMark, Box{0, 0, 20, 20}, Box{-kFar, -kFar, 7, 7},
                                     Box{kFar, 0, kFar, kFar}};
  ASSERT_TRUE(detector->Update(After().view(), damage, result).ok());
  DetectResult expected;
  ASSERT_TRUE(engine->Detect(After().view(), detector->request(), expected).ok());
  EXPECT_EQ(Canonical(result.scene), Canonical(expected.scene));
}

TEST(Detector, PlaceOutsideTheDamageIsToldInTheWholeImage) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine, {.request = {.region = Box{100, 100, 300, 200}},
                                               .damage_check = DamageCheck::kVerify});
  DetectResult result;
  ASSERT_TRUE(detector->Update(Before().view(), std::nullopt, result).ok());
  const Box elsewhere{100, 100, 4, 4};
  const Status status = detector->Update(After().view(), std::span(&elsewhere, 1), result);
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  // The mark's first pixel that the page had in another colour.
  EXPECT_NE(status.message().find("x=204 y=140"), std::string::npos) << status.message();
}

TEST(Detector, IdsAreTheSameWhateverTheFilter) {
  const auto engine = MakeEngine();
  RoleSet texts;
  texts.Add(Role::kText);
  const auto all = MakeDetector(*engine, {.request = {.min_confidence_permille = 0}});
  const auto some = MakeDetector(*engine, {.request = {.roles = texts}});
  DetectResult whole;
  DetectResult filtered;
  for (const Page& page : {Before(), After()}) {
    ASSERT_TRUE(all->Update(page.view(), std::nullopt, whole).ok());
    ASSERT_TRUE(some->Update(page.view(), std::nullopt, filtered).ok());
    ASSERT_FALSE(filtered.scene.elements.empty());
    for (const Element& element : filtered.scene.elements) {
      EXPECT_EQ(element.role, Role::kText);
      const auto same = std::ranges::find(whole.scene.elements, element.id, &Element::id);
      ASSERT_NE(same, whole.scene.elements.end());
      EXPECT_EQ(same->box, element.box);
    }
  }
}

TEST(Detector, FirstFrameAndEqualFramesChangeNothing) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine);
  DetectResult result;
  EXPECT_TRUE(detector->changes().empty());
  ASSERT_TRUE(detector->Update(Before().view(), std::nullopt, result).ok());
  EXPECT_TRUE(detector->changes().empty());
  ASSERT_TRUE(detector->Update(After().view(), std::nullopt, result).ok());
  EXPECT_FALSE(detector->changes().empty());
  ASSERT_TRUE(detector->Update(After().view(), std::nullopt, result).ok());
  EXPECT_TRUE(detector->changes().empty());
}

TEST(Detector, ChangesOfARegionAreInTheWholeImage) {
  const auto engine = MakeEngine();
  const Box region{100, 100, 300, 200};
  const auto detector = MakeDetector(*engine, {.request = {.region = region}});
  DetectResult result;
  ASSERT_TRUE(detector->Update(Before().view(), std::nullopt, result).ok());
  ASSERT_TRUE(detector->Update(After().view(), std::nullopt, result).ok());
  ASSERT_FALSE(detector->changes().empty());
  for (const Change& change : detector->changes()) {
    const Box seen = change.kind == ChangeKind::kVanished ? change.before : change.after;
    EXPECT_TRUE(Contains(region, seen));
    EXPECT_FALSE(Intersection(seen, {kMark.x - 40, kMark.y - 30, 120, 70}).empty());
  }
}

TEST(Detector, WhatAFilterShowsOrHidesAppearsOrVanishesWithTheNextFrame) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine);
  const Page page = Before();
  DetectResult result;
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, result).ok());
  const size_t shown = result.scene.elements.size();
  ASSERT_GT(shown, 0u);
  const auto all_are = [&](ChangeKind kind) {
    return std::ranges::all_of(detector->changes(),
                               [kind](const Change& c) { return c.kind == kind; });
  };
  ASSERT_TRUE(detector->SetRequest({.roles = RoleSet()}).ok());
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, result).ok());
  EXPECT_EQ(detector->changes().size(), shown);
  EXPECT_TRUE(all_are(ChangeKind::kVanished));
  ASSERT_TRUE(detector->SetRequest({}).ok());
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, result).ok());
  EXPECT_EQ(detector->changes().size(), shown);
  EXPECT_TRUE(all_are(ChangeKind::kAppeared));
}

TEST(Detector, IdsAndChangesContinueAfterAnErrorAndAfterEviction) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine);
  DetectResult first;
  DetectResult later;
  ASSERT_TRUE(detector->Update(Before().view(), std::nullopt, first).ok());
  ASSERT_FALSE(first.scene.elements.empty());
  EXPECT_FALSE(detector->Update({}, std::nullopt, later).ok());
  EXPECT_TRUE(detector->changes().empty());
  for (int round = 0; round < 2; ++round) {
    ASSERT_TRUE(detector->Update(Before().view(), std::nullopt, later).ok());
    EXPECT_EQ(detector->report().kind, UpdateKind::kFull);
    EXPECT_TRUE(detector->changes().empty());
    ASSERT_EQ(first.scene.elements.size(), later.scene.elements.size());
    for (size_t i = 0; i < first.scene.elements.size(); ++i) {
      EXPECT_EQ(first.scene.elements[i].id, later.scene.elements[i].id);
    }
    detector->Evict();
  }
}

TEST(Detector, SessionOverItsMemoryRunsInFullSaysSoAndStaysRight) {
  const auto engine = MakeEngine();
  constexpr size_t kBudget = 600'000;  // less than the pixels alone
  const auto detector = MakeDetector(*engine, {.memory_budget_bytes = kBudget});
  DetectResult result;
  DetectResult expected;
  std::vector<int64_t> ids;
  for (int round = 0; round < 3; ++round) {
    ASSERT_TRUE(detector->Update(Before().view(), std::span<const Box>(), result).ok());
    ASSERT_TRUE(engine->Detect(Before().view(), {}, expected).ok());
    EXPECT_EQ(Canonical(result.scene), Canonical(expected.scene));
    EXPECT_EQ(detector->report().kind, UpdateKind::kFull);
    EXPECT_EQ(detector->report().reason,
              round == 0 ? FullRunReason::kFirstFrame : FullRunReason::kEvicted);
    EXPECT_LE(detector->bytes(), kBudget);
    for (size_t i = 0; i < result.scene.elements.size(); ++i) {
      if (round == 0) ids.push_back(result.scene.elements[i].id);
      EXPECT_EQ(result.scene.elements[i].id, ids[i]);
    }
  }
}

TEST(Detector, MemoryOfASessionIsThatOfTheConfiguration) {
  Config config;
  config.detect.session_memory_bytes = 1 << 20;
  const auto engine = MakeEngine(config);
  const auto small = MakeDetector(*engine);
  const auto large = MakeDetector(*engine, {.memory_budget_bytes = size_t{64} << 20});
  DetectResult result;
  for (int round = 0; round < 2; ++round) {
    const Page page = PageOfMarks(1000, 600);  // 1.8 MB of pixels
    ASSERT_TRUE(small->Update(page.view(), std::nullopt, result).ok());
    ASSERT_TRUE(large->Update(page.view(), std::nullopt, result).ok());
  }
  EXPECT_EQ(small->report().reason, FullRunReason::kEvicted);
  EXPECT_LE(small->bytes(), size_t{1} << 20);
  EXPECT_EQ(large->report().kind, UpdateKind::kEqual);
  EXPECT_GT(large->bytes(), size_t{1'800'000});
}

TEST(Detector, AnotherRegionIsANewSessionAndAnotherFilterIsNot) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine);
  const Page page = Before();
  DetectResult result;
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, result).ok());
  const size_t found = result.scene.elements.size();
  ASSERT_TRUE(detector->SetRequest({.min_confidence_permille = 0}).ok());
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, result).ok());
  EXPECT_EQ(detector->report().kind, UpdateKind::kEqual);
  EXPECT_GE(result.scene.elements.size(), found);
  ASSERT_TRUE(detector->SetRequest({.region = Box{0, 0, 300, 200}}).ok());
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, result).ok());
  EXPECT_EQ(detector->report().kind, UpdateKind::kFull);
  ASSERT_FALSE(result.scene.elements.empty());
  EXPECT_EQ(result.scene.elements[0].id, 1);
}

TEST(Detector, ErrorLeavesItUsableAndTheNextFrameRunsInFull) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine, {.request = {.region = Box{500, 300, 50, 50}}});
  const Page page = Before();
  const Page small(64, 64);
  DetectResult result;
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, result).ok());
  for (const ConstImageView bad : {ConstImageView{}, small.view()}) {
    EXPECT_EQ(detector->Update(bad, std::nullopt, result).code(), StatusCode::kInvalidArgument);
    EXPECT_TRUE(result.scene.elements.empty());
    // "Nothing changed" is said of the frame that failed, so it must not be believed here.
    ASSERT_TRUE(detector->Update(page.view(), std::span<const Box>(), result).ok());
    EXPECT_EQ(detector->report().kind, UpdateKind::kFull);
  }
}

TEST(Detector, BadConfidenceIsInvalidArgumentAtOnce) {
  const auto engine = MakeEngine();
  const auto bad = engine->NewDetector({.request = {.min_confidence_permille = 1001}});
  EXPECT_EQ(bad.error().code(), StatusCode::kInvalidArgument);
  const auto detector = MakeDetector(*engine);
  EXPECT_EQ(detector->SetRequest({.min_confidence_permille = -1}).code(),
            StatusCode::kInvalidArgument);
  EXPECT_FALSE(detector->request().min_confidence_permille.has_value());
}

TEST(Detector, ResetBeginsANewSession) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine);
  const Page page = Before();
  DetectResult result;
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, result).ok());
  detector->Reset();
  ASSERT_TRUE(detector->Update(page.view(), std::nullopt, result).ok());
  EXPECT_EQ(detector->report().kind, UpdateKind::kFull);
  ASSERT_FALSE(result.scene.elements.empty());
  EXPECT_EQ(result.scene.elements[0].id, 1);
}

TEST(Detector, TimesAreMeasuredOnlyWhenAskedFor) {
  const auto engine = MakeEngine();
  const auto detector = MakeDetector(*engine, {.request = {.timing = TimingMode::kMeasure}});
  DetectResult result;
  ASSERT_TRUE(detector->Update(Before().view(), std::nullopt, result).ok());
  EXPECT_GT(result.timings.total_ns, 0);
  ASSERT_TRUE(detector->SetRequest({}).ok());
  ASSERT_TRUE(detector->Update(After().view(), std::nullopt, result).ok());
  EXPECT_EQ(result.timings.total_ns, 0);
}

TEST(Detector, ManyOfOneEngineAtOnceGiveWhatEachGivesAlone) {
  const auto engine = MakeEngine();
  const std::array<Page, 3> pages = {Before(), After(), PageOfMarks(500, 300)};
  std::array<std::vector<uint8_t>, 3> expected;
  for (size_t i = 0; i < pages.size(); ++i) {
    DetectResult result;
    ASSERT_TRUE(engine->Detect(pages[i].view(), {}, result).ok());
    expected[i] = Canonical(result.scene);
  }
  std::vector<std::jthread> callers;
  for (size_t caller = 0; caller < 4; ++caller) {
    callers.emplace_back([&, caller] {
      const auto detector = MakeDetector(*engine);
      DetectResult result;
      for (size_t frame = 0; frame < 6; ++frame) {
        const size_t i = (caller + frame) % pages.size();
        EXPECT_TRUE(detector->Update(pages[i].view(), std::nullopt, result).ok());
        EXPECT_EQ(Canonical(result.scene), expected[i]);
      }
    });
  }
}

}  // namespace
}  // namespace genie
