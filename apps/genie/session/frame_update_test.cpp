// Tests of the written forms of an update.
#include "frame_update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace genie::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(UpdateText, SaysWhatTheFrameCost) {
  UpdateReport report;
  report.tiles = 510;
  report.reason = FullRunReason::kFirstFrame;
  EXPECT_EQ(UpdateText(report), "full (first frame), 510 tiles");
  report.kind = UpdateKind::kDelta;
  report.reason = FullRunReason::kNone;
  report.changed_tiles = 3;
  report.dirty_tiles = 18;
  EXPECT_EQ(UpdateText(report), "delta, 3 of 510 tiles changed, 18 worked on");
  report.kind = UpdateKind::kEqual;
  EXPECT_EQ(UpdateText(report), "equal");
}

TEST(UpdateMembers, OfAnEqualFrameHaveNoReasonAndNoChanges) {
  FrameUpdate update;
  update.moment.frame = 2;
  update.report.kind = UpdateKind::kEqual;
  update.report.tiles = 12;
  List<char> out;
  ASSERT_TRUE(WriteUpdateMembers(update, out).ok());
  EXPECT_EQ(std::string_view(out.data(), out.size()),
            R"("update":{"frame":2,"kind":"equal","reason":null,"tiles":12,"changed_tiles":0,)"
            R"("dirty_tiles":0},"changes":[])");
}

TEST(ChangeLines, LongListIsCutAndSaysByHowMuch) {
  const std::vector<Change> changes(kFirstChanges + 10);
  const Paint plain(Color::kOff);
  const std::string cut = ChangeLines(changes, ChangeRows::kFirst, plain, "");
  EXPECT_EQ(std::ranges::count(cut, '\n'), static_cast<long>(kFirstChanges) + 1);
  EXPECT_THAT(cut, HasSubstr("... and 10 more"));
  const std::string all = ChangeLines(changes, ChangeRows::kAll, plain, "");
  EXPECT_EQ(std::ranges::count(all, '\n'), static_cast<long>(changes.size()));
  EXPECT_THAT(all, Not(HasSubstr("more")));
}

TEST(ChangeLines, OneOrTwoBeyondTheLimitAreShownToo) {
  const std::vector<Change> changes(kFirstChanges + 2);
  const std::string text = ChangeLines(changes, ChangeRows::kFirst, Paint(Color::kOff));
  EXPECT_EQ(std::ranges::count(text, '\n'), static_cast<long>(changes.size()));
}

}  // namespace
}  // namespace genie::cli
