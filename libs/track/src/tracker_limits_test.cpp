// Tracker at its limits: scenes that no screen shows, bad input, and memory that runs out.
#include <genie/track/tracker.h>

#include <gtest/gtest.h>

#include <set>

#include <genie/base/buffer.h>

#include "test_scene.h"

namespace genie {
namespace {

constexpr int32_t kMany = 5000;

// `content(k)` and `box(k)` for many elements.
template <typename Content, typename BoxOf>
TestScene Many(Role role, Content content, BoxOf box) {
  TestScene scene;
  for (int32_t k = 0; k < kMany; ++k) scene.Add(role, box(k), content(k));
  return scene;
}

Box Spread(int32_t k) { return {k % 100 * 19, k / 100 * 21, 15, 15}; }
Box OnePlace(int32_t) { return {100, 100, 50, 50}; }
uint64_t OneContent(int32_t) { return 7; }
uint64_t OwnContent(int32_t k) { return static_cast<uint64_t>(k) + 1; }
uint64_t OtherContent(int32_t k) { return static_cast<uint64_t>(k) + 100'000; }

void ExpectSaneIds(const Ids& ids) {
  EXPECT_EQ(std::set<int64_t>(ids.begin(), ids.end()).size(), ids.size());
}

TEST(TrackerLimits, IdenticalElementsKeepTheirIds) {
  Tracker tracker;
  TestScene scene = Many(Role::kText, OneContent, OnePlace);
  const Ids was = scene.Track(tracker);
  EXPECT_EQ(scene.Track(tracker), was);
  EXPECT_TRUE(tracker.changes().empty());
}

TEST(TrackerLimits, IdenticalElementsThatAllMoveStayUnique) {
  Tracker tracker;
  Many(Role::kText, OneContent, OnePlace).Track(tracker);
  ExpectSaneIds(
      Many(Role::kText, OneContent, [](int32_t) { return Box{400, 300, 50, 50}; }).Track(tracker));
}

TEST(TrackerLimits, EqualContentsThatAllMoveFollowOneShift) {
  Tracker tracker;
  const Ids was = Many(Role::kIcon, OneContent, Spread).Track(tracker);
  const Ids is = Many(Role::kIcon, OneContent, [](int32_t k) {
                   Box box = Spread(k);
                   box.y += 5;
                   return box;
                 }).Track(tracker);
  EXPECT_EQ(is, was);
}

TEST(TrackerLimits, OtherContentsInOnePlaceStayUnique) {
  Tracker tracker;
  Many(Role::kText, OwnContent, OnePlace).Track(tracker);
  ExpectSaneIds(Many(Role::kText, OtherContent, OnePlace).Track(tracker));
}

TEST(TrackerLimits, LargeContainersInOnePlaceStayUnique) {
  Tracker tracker;
  const auto large = [](int32_t k) { return Box{k % 50, k / 50, 3000, 2000}; };
  const auto none = [](int32_t) { return uint64_t{0}; };
  Many(Role::kGroup, none, large).Track(tracker);
  ExpectSaneIds(Many(Role::kGroup, none, [&](int32_t k) {
                  Box box = large(k);
                  ++box.width;
                  return box;
                }).Track(tracker));
}

TEST(TrackerLimits, ShuffledContentsStayUnique) {
  Tracker tracker;
  Many(Role::kText, OwnContent, Spread).Track(tracker);
  ExpectSaneIds(Many(
                    Role::kText, [](int32_t k) { return OwnContent(k * 1237 % kMany); }, Spread)
                    .Track(tracker));
}

TEST(TrackerLimits, RingOfParentsEnds) {
  Tracker tracker;
  for (int32_t x : {0, 30, 90}) {
    TestScene scene;
    for (int32_t k = 0; k < 6; ++k) scene.Add(Role::kGroup, {x + k, k, 100, 50}, 0);
    for (int32_t k = 0; k < 6; ++k) scene.at(k).parent = (k + 1) % 6;
    scene.Add(Role::kText, {x, 10, 30, 10}, 5, 3);
    ExpectSaneIds(scene.Track(tracker));
  }
}

TEST(TrackerLimits, BadInputNamesTheElementAndLeavesTheTrackerUsable) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kText, {10, 10, 50, 12}, 1);
  page.Add(Role::kText, {10, 40, 50, 12}, 2);
  const Ids was = page.Track(tracker);
  const Element good = page.at(1);
  page.at(1).parent = 2;
  Status status = tracker.Update(page.scene, page.content, {});
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_NE(status.message().find("element=1"), std::string_view::npos);
  page.at(1) = good;
  page.at(1).box.x = INT32_MAX;
  EXPECT_EQ(tracker.Update(page.scene, page.content, {}).code(), StatusCode::kInvalidArgument);
  page.at(1).box = {INT32_MIN, 0, 5, INT32_MIN};
  EXPECT_EQ(tracker.Update(page.scene, page.content, {}).code(), StatusCode::kInvalidArgument);
  page.at(1) = good;
  EXPECT_EQ(page.Track(tracker), was);
  EXPECT_TRUE(tracker.changes().empty());
}

// A list of rows with much that repeats, moved by `dy`: every stage has work.
TestScene BusyPage(int32_t dy, uint64_t salt) {
  TestScene page;
  const int32_t list = page.Add(Role::kList, {0, 0, 800, 900}, 0);
  for (int32_t row = 0; row < 20; ++row) {
    const int32_t y = row * 40 + dy;
    const int32_t item = page.Add(Role::kListitem, {0, y, 800, 40}, 0, list);
    page.Add(Role::kCheckbox, {8, y + 12, 16, 16}, 1, item);
    const uint64_t own = row % 5 == 0 ? salt : 0;
    page.Add(Role::kText, {40, y + 12, 100 + row, 12}, 50 + static_cast<uint64_t>(row) + own, item);
  }
  return page;
}

TEST(TrackerLimits, EachFailedAllocationIsReportedAndLosesNothing) {
  TestScene first = BusyPage(0, 0);
  TestScene second = BusyPage(-40, 1000);
  Tracker reference;
  first.Track(reference);
  const Ids expected = second.Track(reference);
  uint64_t failures = 0;
  for (uint64_t n = 0;; ++n) {
    Tracker tracker;
    first.Track(tracker);
    for (Element& e : second.scene.elements) e.id = -1;
    FailAllocationsAfter(n);
    const Status status = tracker.Update(second.scene, second.content, {});
    StopFailingAllocations();
    if (status.ok()) break;
    ++failures;
    EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
    EXPECT_TRUE(tracker.changes().empty());
    EXPECT_EQ(second.at(0).id, -1);
    EXPECT_EQ(second.Track(tracker), expected) << n;
  }
  EXPECT_GT(failures, 5u);
}

TEST(TrackerLimits, SteadyStateAllocatesNothing) {
  Tracker tracker;
  TestScene pages[] = {BusyPage(0, 0), BusyPage(-40, 1000), BusyPage(-57, 0)};
  for (int round = 0; round < 2; ++round) {
    for (TestScene& page : pages) page.Track(tracker);
  }
  const uint64_t before = GetAllocationStats().allocations;
  for (TestScene& page : pages) page.Track(tracker);
  EXPECT_EQ(GetAllocationStats().allocations, before);
}

}  // namespace
}  // namespace genie
