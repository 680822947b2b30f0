// The written forms of a Change.
#include <genie/track/change_text.h>

#include <gtest/gtest.h>

#include <string>

namespace genie {
namespace {

constexpr ChangeMoment kMoment = {.frame = 12, .time_ms = 3250};

std::string Json(const Change& change) {
  List<char> out;
  EXPECT_TRUE(WriteChangeJson(change, kMoment, out).ok());
  return {out.data(), out.size()};
}

std::string Line(const Change& change) {
  List<char> out;
  EXPECT_TRUE(WriteChangeLine(change, out).ok());
  return {out.data(), out.size()};
}

constexpr Change kMoved = {.kind = ChangeKind::kMoved,
                           .role = Role::kButton,
                           .id = 7,
                           .before = {8, 8, 90, 32},
                           .after = {8, 40, 90, 32}};
constexpr Change kAppeared = {
    .kind = ChangeKind::kAppeared, .role = Role::kIcon, .id = 5, .after = {1, 2, 3, 4}};
constexpr Change kVanished = {.kind = ChangeKind::kVanished,
                              .role = Role::kText,
                              .id = 6,
                              .before = {1, 2, 3, 4},
                              .flags_before = kChecked};
constexpr Change kState = {.kind = ChangeKind::kStateChanged,
                           .role = Role::kCheckbox,
                           .id = 9,
                           .before = {20, 60, 16, 16},
                           .after = {20, 60, 16, 16},
                           .flags_before = kInteractive | kFocused | kSelected,
                           .flags_after = kInteractive | kChecked | kSelected};

TEST(ChangeJson, MovedSaysBothBoxes) {
  EXPECT_EQ(Json(kMoved), R"({"frame":12,"time":3.25,"change":"moved","id":7,"role":"button",)"
                          R"("box":[8,40,90,32],"before":[8,8,90,32]})");
}

TEST(ChangeJson, AppearedHasNoBefore) {
  EXPECT_EQ(Json(kAppeared), R"({"frame":12,"time":3.25,"change":"appeared","id":5,)"
                             R"("role":"icon","box":[1,2,3,4],"before":null})");
}

TEST(ChangeJson, VanishedHasNoBox) {
  EXPECT_EQ(Json(kVanished), R"({"frame":12,"time":3.25,"change":"vanished","id":6,)"
                             R"("role":"text","box":null,"before":[1,2,3,4]})");
}

TEST(ChangeJson, StateChangedNamesTheFlagsThatDiffer) {
  EXPECT_EQ(Json(kState), R"({"frame":12,"time":3.25,"change":"state_changed","id":9,)"
                          R"("role":"checkbox","box":[20,60,16,16],"before":[20,60,16,16],)"
                          R"("checked":true,"focused":false})");
}

TEST(ChangeLine, MovedSaysFromWhere) {
  EXPECT_EQ(Line(kMoved), "moved button 7 at 8,40 size 90x32 from 8,8");
}

TEST(ChangeLine, ResizedSaysTheSizeBefore) {
  Change resized = kMoved;
  resized.before.width = 70;
  EXPECT_EQ(Line(resized), "moved button 7 at 8,40 size 90x32 from 8,8 size 70x32");
}

TEST(ChangeLine, WhatIsNotThereTwiceHasOneBox) {
  EXPECT_EQ(Line(kAppeared), "appeared icon 5 at 1,2 size 3x4");
  EXPECT_EQ(Line(kVanished), "vanished text 6 at 1,2 size 3x4");
}

TEST(ChangeLine, StateChangedNamesTheFlagsThatDiffer) {
  EXPECT_EQ(Line(kState), "state_changed checkbox 9 at 20,60 size 16x16 checked, not focused");
}

TEST(ChangeJson, FailedAllocationIsReported) {
  List<char> out;
  FailAllocationsAfter(0);
  const Status status = WriteChangeJson(kMoved, kMoment, out);
  StopFailingAllocations();
  EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
}

}  // namespace
}  // namespace genie
