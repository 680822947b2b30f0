// Tracker on small scenes made by hand: which element keeps its id, and what is listed.
#include <genie/track/tracker.h>

#include <gtest/gtest.h>

#include "test_scene.h"

namespace genie {
namespace {

using testing::Test;

TEST(Tracker, FirstSceneListsNothingAndCountsFromOne) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kText, {10, 10, 50, 12}, 1);
  page.Add(Role::kText, {10, 30, 50, 12}, 2);
  EXPECT_EQ(page.Track(tracker), (Ids{1, 2}));
  EXPECT_TRUE(tracker.changes().empty());
}

TEST(Tracker, EqualSceneListsNothingAndKeepsIds) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kText, {10, 10, 50, 12}, 1);
  page.Add(Role::kIcon, {80, 10, 12, 12}, 2);
  page.Track(tracker);
  EXPECT_EQ(page.Track(tracker), (Ids{1, 2}));
  EXPECT_TRUE(tracker.changes().empty());
}

TEST(Tracker, ElementOfTheOldSceneThatIsGoneVanishes) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kText, {10, 10, 50, 12}, 1);
  page.Add(Role::kText, {10, 300, 40, 12}, 2);
  page.Track(tracker);
  TestScene next;
  next.Add(Role::kText, {10, 300, 40, 12}, 2);
  EXPECT_EQ(next.Track(tracker), (Ids{2}));
  ASSERT_EQ(tracker.changes().size(), 1U);
  EXPECT_EQ(tracker.changes()[0], (Change{.kind = ChangeKind::kVanished,
                                          .role = Role::kText,
                                          .id = 1,
                                          .before = {10, 10, 50, 12}}));
}

TEST(Tracker, ResetBeginsANewSession) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kText, {10, 10, 50, 12}, 1);
  page.Track(tracker);
  tracker.Reset();
  TestScene other;
  other.Add(Role::kText, {100, 100, 50, 12}, 5);
  EXPECT_EQ(other.Track(tracker), (Ids{1}));
  EXPECT_TRUE(tracker.changes().empty());
}

TEST(Tracker, OneSignatureForEachElementIsAskedFor) {
  Tracker tracker;
  TestScene page;
  page.Add(Role::kText, {10, 10, 50, 12}, 1);
  EXPECT_EQ(tracker.Update(page.scene, {}, {}).code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie
