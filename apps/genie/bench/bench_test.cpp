// The parts of the benchmark that are arithmetic and plumbing; no test looks at a time.
#include <gtest/gtest.h>

#include <cstring>

#include "child_process.h"
#include "frames.h"
#include "samples.h"

namespace genie::bench {
namespace {

TEST(Samples, QuantilesAreValuesThatWereMeasured) {
  Samples samples;
  for (int i = 100; i >= 1; --i) samples.Add(i);
  EXPECT_EQ(samples.Median(), 50);
  EXPECT_EQ(samples.P99(), 99);
  EXPECT_EQ(samples.Min(), 1);
  EXPECT_EQ(samples.Max(), 100);
}

TEST(Samples, NothingMeasuredIsZero) { EXPECT_EQ(Samples().Median(), 0); }

TEST(Frames, FourScreensBecomeTheQuartersOfOne) {
  std::vector<Frame> screens;
  for (uint8_t i = 0; i < 4; ++i) {
    auto image = Image::Create(3, 2, PixelFormat::kRgb);
    std::fill_n(image->mutable_view().data, 18, static_cast<uint8_t>(10 * i));
    screens.push_back({"screen", {}, *image});
  }
  const auto frame = MakeQuadruple(screens);
  ASSERT_TRUE(frame.has_value());
  const ConstImageView view = frame->rgb.view();
  EXPECT_EQ(view.width, 6);
  EXPECT_EQ(view.height, 4);
  EXPECT_EQ(view.row(0)[0], 0);
  EXPECT_EQ(view.row(0)[9], 10);
  EXPECT_EQ(view.row(3)[0], 20);
  EXPECT_EQ(view.row(3)[17], 30);
}

TEST(Frames, NoiseIsTheSameEachTime) {
  const auto first = MakeNoise(64, 48);
  const auto second = MakeNoise(64, 48);
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(std::memcmp(first->rgb.view().data, second->rgb.view().data, 64 * 48 * 3), 0);
}

TEST(Frames, FolderWithoutScreensOfThatSizeIsNotFound) {
  EXPECT_EQ(ReadScreens("/nonexistent", 1920, 1080).error().code(), StatusCode::kNotFound);
}

TEST(ChildProcess, ExitCodeComesBack) {
  const auto use = RunProcess({"/bin/sh", "-c", "exit 3"});
  ASSERT_TRUE(use.has_value());
  EXPECT_EQ(use->exit_code, 3);
}

TEST(ChildProcess, MissingProgramIsUnavailable) {
  EXPECT_EQ(RunProcess({"/nonexistent/program"}).error().code(), StatusCode::kUnavailable);
}

TEST(Partner, AnswersLineByLine) {
  auto partner =
      Partner::Start({"/bin/sh", "-c", "echo ready; while read x; do echo got $x; done"});
  ASSERT_TRUE(partner.has_value());
  EXPECT_EQ(*partner->Listen(), "ready");
  EXPECT_EQ(*partner->Ask("one"), "got one");
  EXPECT_EQ(*partner->Ask("two"), "got two");
}

TEST(Partner, OneThatEndsIsUnavailable) {
  auto partner = Partner::Start({"/bin/true"});
  ASSERT_TRUE(partner.has_value());
  EXPECT_EQ(partner->Listen().error().code(), StatusCode::kUnavailable);
}

}  // namespace
}  // namespace genie::bench
