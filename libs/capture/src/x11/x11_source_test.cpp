// Tests of X11Source on a virtual screen: what is seen, and what is said to have changed.
// x11_source_end_test.cpp has how it ends.
#include "x11_source.h"

#include <genie/image/copy.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>
#include <vector>

#include "screen_fixture.h"

namespace genie::x11 {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
class X11Source : public OnVirtualScreen {};

// A box inside kScreen, and a colour.
struct Stroke {
  Box box;
  uint32_t rgb;
};
Stroke RandomStroke(std::mt19937& random) {
  const auto below = [&](int32_t n) { return static_cast<int32_t>(random() % uint32_t(n)); };
  const int32_t width = 1 + below(random() % 4 == 0 ? kScreen.width : 24);
  const int32_t height = 1 + below(random() % 4 == 0 ? kScreen.height : 24);
  return {{below(kScreen.width - width + 1), below(kScreen.height - height + 1), width, height},
          static_cast<uint32_t>(random() & 0xffffff)};
}

// How many pixels outside the damage are not what they were.
int64_t ChangedOutside(std::span<const Box> damage, const std::vector<uint32_t>& before,
                       const std::vector<uint32_t>& after) {
  std::vector<bool> told(before.size());
  for (const Box& box : damage) {
    for (int32_t y = box.y; y < box.bottom(); ++y) {
      std::fill_n(told.begin() + y * kScreen.width + box.x, box.width, true);
    }
  }
  int64_t changed = 0;
  for (size_t i = 0; i < before.size(); ++i) changed += !told[i] && before[i] != after[i];
  return changed;
}

TEST_F(X11Source, FirstFrameIsTheWholeScreenAsAnotherClientReadsIt) {
  painter_->Fill(painter_->root(), {10, 20, 100, 50}, 0x12ab34);
  CaptureOptions options;
  options.display = screen_->display();
  const auto source = ScreenSource::Open(options);
  ASSERT_TRUE(source.has_value());
  const auto frame = (*source)->Next(0);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_EQ(frame->place, kScreen);
  EXPECT_TRUE(frame->whole);
  EXPECT_THAT(frame->damage, ElementsAre(kScreen));
  EXPECT_EQ(frame->pixels.format, PixelFormat::kBgra);
  EXPECT_EQ(PixelsOf(frame->pixels)[20 * 320 + 10], 0x12ab34u);
  ExpectTrue(*frame);
}

TEST_F(X11Source, QuietScreenEndsTheWaitWithTheSameFrame) {
  const auto source = Open();
  const auto frame = source->Next(0);
  ASSERT_TRUE(frame.has_value());
  EXPECT_THAT(frame->damage, IsEmpty());
  EXPECT_FALSE(frame->whole);
  ExpectTrue(*frame);
}

TEST_F(X11Source, DamageIsTheBoxThatWasDrawn) {
  const auto source = Open();
  painter_->Fill(painter_->root(), {30, 40, 7, 9}, 0xff0000);
  const auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_FALSE(frame->whole);
  EXPECT_THAT(frame->damage, ElementsAre(Box{30, 40, 7, 9}));
  ExpectTrue(*frame);
}

TEST_F(X11Source, DamageCoversEveryChangedPixel) {
  const auto source = Open();
  std::mt19937 random(1);
  for (int round = 0; round < 150; ++round) {
    const auto before = PixelsOf(source->Next(0)->pixels);
    for (uint32_t strokes = random() % 5 + 1; strokes > 0; --strokes) {
      const Stroke stroke = RandomStroke(random);
      painter_->Fill(painter_->root(), stroke.box, stroke.rgb);
    }
    const auto frame = source->Next(kSoonMs);
    ASSERT_TRUE(frame.has_value()) << frame.error().message();
    ASSERT_EQ(ChangedOutside(frame->damage, before, PixelsOf(frame->pixels)), 0) << round;
    ExpectTrue(*frame);
  }
}

// The race that the order of damage and fetch is about: programs that never stop drawing.
TEST_F(X11Source, DamageCoversEveryChangedPixelWhileAProgramGoesOnDrawing) {
  const auto source = Open();
  std::atomic<bool> enough = false;
  std::thread drawing([&] {
    Painter painter(screen_->display());
    for (std::mt19937 random(2); !enough;) {
      const Stroke stroke = RandomStroke(random);
      painter.Fill(painter.root(), stroke.box, stroke.rgb);
    }
  });
  int64_t missed = 0;
  auto before = PixelsOf(source->Next(0)->pixels);
  for (int round = 0; round < 200; ++round) {
    const auto frame = source->Next(kSoonMs);
    if (!frame) break;
    auto after = PixelsOf(frame->pixels);
    missed += ChangedOutside(frame->damage, before, after);
    before = std::move(after);
  }
  enough = true;
  drawing.join();
  EXPECT_EQ(missed, 0);
  auto last = source->Next(0);
  while (last && !last->damage.empty()) last = source->Next(0);
  ASSERT_TRUE(last.has_value());
  ExpectTrue(*last);
}

TEST_F(X11Source, ManySmallPiecesAreToldAsBands) {
  const auto source = Open();
  for (int32_t y = 0; y < 240; y += 8) {
    for (int32_t x = 0; x < 320; x += 16) {
      painter_->Fill(painter_->root(), {x, y, 2, 2}, 0x00ff00);
    }
  }
  const auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value());
  EXPECT_THAT(frame->damage, ElementsAre(Box{0, 0, 320, 234}));
  ExpectTrue(*frame);
}

TEST_F(X11Source, RegionHearsNothingOfTheRest) {
  CaptureOptions options;
  options.region = Box{100, 50, 80, 60};
  const auto source = Open(options);
  painter_->Fill(painter_->root(), {0, 0, 50, 240}, 0x0000ff);
  const auto quiet = source->Next(0);
  ASSERT_TRUE(quiet.has_value());
  EXPECT_THAT(quiet->damage, IsEmpty());
  painter_->Fill(painter_->root(), {90, 60, 20, 10}, 0x00ffff);
  const auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value());
  EXPECT_THAT(frame->damage, ElementsAre(Box{0, 10, 10, 10}));
  EXPECT_EQ(frame->place, (Box{100, 50, 80, 60}));
  ExpectTrue(*frame);
}

TEST_F(X11Source, WaitForARegionEndsAlthoughTheRestIsNeverQuiet) {
  CaptureOptions options;
  options.region = Box{100, 50, 80, 60};
  const auto source = Open(options);
  std::atomic<bool> enough = false;
  std::thread drawing([&] {
    Painter painter(screen_->display());
    for (uint32_t color = 0; !enough; ++color) painter.Fill(painter.root(), {0, 0, 9, 9}, color);
  });
  const auto frame = source->Next(20);
  enough = true;
  drawing.join();
  ASSERT_TRUE(frame.has_value());
  EXPECT_THAT(frame->damage, IsEmpty());
}

TEST_F(X11Source, WindowIsFollowedWhereItGoes) {
  const xcb_window_t window = painter_->OpenWindow({20, 30, 100, 80}, 0x808080);
  CaptureOptions options;
  options.window = window;
  const auto source = Open(options);
  painter_->Fill(window, {5, 5, 10, 10}, 0xff00ff);
  auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_EQ(frame->place, (Box{20, 30, 100, 80}));
  EXPECT_THAT(frame->damage, ElementsAre(Box{5, 5, 10, 10}));
  painter_->Place(window, {60, 70, 120, 90});
  frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ(frame->place, (Box{60, 70, 120, 90}));
  EXPECT_TRUE(frame->whole);
  ExpectTrue(*frame);
}

TEST_F(X11Source, WindowPartlyOffTheScreenIsSeenAsFarAsItIsOn) {
  CaptureOptions options;
  options.window = painter_->OpenWindow({280, -20, 100, 80}, 0x808080);
  const auto frame = Open(options)->Next(0);
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ(frame->place, (Box{280, 0, 40, 60}));
}

TEST_F(X11Source, HiddenWindowIsAQuietOneUntilItIsShown) {
  const xcb_window_t window = painter_->OpenWindow({20, 30, 100, 80}, 0x808080);
  CaptureOptions options;
  options.window = window;
  const auto source = Open(options);
  painter_->Hide(window);
  painter_->Fill(painter_->root(), {20, 30, 100, 80}, 0xff0000);
  auto frame = source->Next(0);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_THAT(frame->damage, IsEmpty());
  painter_->Show(window);
  frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_TRUE(frame->whole);
  ExpectTrue(*frame);
}

TEST_F(X11Source, ResizedScreenIsAWholeFrameOfTheNewSize) {
  const auto source = Open();
  for (const auto& [width, height] : {std::pair(200, 100), std::pair(320, 240)}) {
    ASSERT_TRUE(painter_->ResizeScreen(width, height));
    auto frame = source->Next(kSoonMs);
    ASSERT_TRUE(frame.has_value()) << frame.error().message();
    EXPECT_TRUE(frame->whole);
    EXPECT_EQ(frame->place, (Box{0, 0, width, height}));
    EXPECT_EQ(frame->pixels.stride_bytes, width * 4);
    ExpectTrue(*frame);
  }
}

TEST_F(X11Source, MemoryThatIsHeldOutlivesALargerFrameAndTheSource) {
  ASSERT_TRUE(painter_->ResizeScreen(200, 100));
  auto source = Open();
  const auto small = source->Next(0);
  ASSERT_TRUE(small.has_value());
  const auto before = PixelsOf(small->pixels);
  ASSERT_TRUE(painter_->ResizeScreen(320, 240));
  const auto large = source->Next(kSoonMs);
  ASSERT_TRUE(large.has_value());
  EXPECT_NE(large->memory, small->memory);
  source.reset();
  EXPECT_EQ(PixelsOf(small->pixels), before);
}

TEST_F(X11Source, PointerIsNotInTheFrame) {
  const auto source = Open();
  const auto before = PixelsOf(source->Next(0)->pixels);
  for (int32_t x = 0; x < 100; x += 10) painter_->MovePointer(x, 50);
  auto frame = source->Next(0);
  while (frame && !frame->damage.empty()) frame = source->Next(0);
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ(PixelsOf(frame->pixels), before);
}

TEST_F(X11Source, ChangeThatComesTooEarlyForTheRateWaits) {
  CaptureOptions options;
  options.max_rate_hz = 0.001;
  const auto source = Open(options);
  painter_->Fill(painter_->root(), {1, 1, 5, 5}, 0xff0000);
  const auto frame = source->Next(0);
  ASSERT_TRUE(frame.has_value());
  EXPECT_THAT(frame->damage, IsEmpty());
}

TEST_F(X11Source, WhatARealProgramWritesIsSeenWhereItsWindowIs) {
  const auto source = Open();
  const auto terminal = ScreenProgram::Start(screen_->display(),
                                             {"xterm", "-geometry", "40x10+8+8", "-e", "sh", "-c",
                                              "while :; do echo moving text $((n = n + 1)); done"});
  ASSERT_TRUE(terminal.has_value());
  // The window comes, then rows of text go up in it: some frames have both old and new damage.
  int told = 0;
  auto before = PixelsOf(source->Next(0)->pixels);
  while (told < 20) {
    const auto frame = source->Next(kSoonMs);
    ASSERT_TRUE(frame.has_value()) << frame.error().message();
    ASSERT_THAT(frame->damage, testing::Not(IsEmpty())) << "xterm does not draw; is it installed?";
    auto after = PixelsOf(frame->pixels);
    ASSERT_EQ(ChangedOutside(frame->damage, before, after), 0);
    told += before != after;
    before = std::move(after);
  }
}

TEST_F(X11Source, DisplayOfItsOwnInsideAWaylandSessionIsCaptured) {
  setenv("WAYLAND_DISPLAY", "wayland-0", 1);
  setenv("DISPLAY", screen_->display().c_str(), 1);
  const auto source = ScreenSource::Open({});
  ASSERT_TRUE(source.has_value()) << source.error().message();
  EXPECT_EQ((*source)->means().screen, kScreen);
}

class X11SourceWithoutSharedMemory : public OnVirtualScreen {
  void SetUp() override {
    StartScreen({.width = 320, .height = 240, .arguments = {"-extension", "MIT-SHM"}});
  }
};

TEST_F(X11SourceWithoutSharedMemory, FramesComeOverTheConnection) {
  const auto source = Open();
  EXPECT_EQ(source->means().transport, CaptureMeans::Transport::kSocket);
  painter_->Fill(painter_->root(), {30, 40, 7, 9}, 0xff0000);
  const auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_THAT(frame->damage, ElementsAre(Box{30, 40, 7, 9}));
  ExpectTrue(*frame);
}

class X11SourceWithoutDamage : public OnVirtualScreen {
  void SetUp() override {
    StartScreen({.width = 320, .height = 240, .arguments = {"-extension", "DAMAGE"}});
  }
};

TEST_F(X11SourceWithoutDamage, EveryFrameIsWhole) {
  CaptureOptions options;
  options.max_rate_hz = 1e6;
  const auto source = Open(options);
  EXPECT_EQ(source->means().changes, CaptureMeans::Changes::kWholeFrames);
  painter_->Fill(painter_->root(), {30, 40, 7, 9}, 0xff0000);
  const auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_TRUE(frame->whole);
  EXPECT_THAT(frame->damage, ElementsAre(kScreen));
  ExpectTrue(*frame);
}

TEST_F(X11SourceWithoutDamage, HiddenWindowIsAQuietOneUntilItIsShown) {
  CaptureOptions options;
  options.max_rate_hz = 1e6;
  options.window = painter_->OpenWindow({20, 30, 100, 80}, 0x808080);
  const auto source = Open(options);
  painter_->Hide(*options.window);
  auto frame = source->Next(5);
  while (frame && !frame->damage.empty()) frame = source->Next(5);
  ASSERT_TRUE(frame.has_value());
  painter_->Show(*options.window);
  frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value());
  EXPECT_TRUE(frame->whole);
  ExpectTrue(*frame);
}

TEST_F(X11Source, FrameThatWasHandedOverStaysAsItWasAndTheNextIsWhole) {
  const auto source = Open();
  painter_->Fill(painter_->root(), {30, 40, 7, 9}, 0xff0000);
  const auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value());
  const std::vector<uint32_t> before = PixelsOf(frame->pixels);
  const int64_t copies = GetCopyStats().copies;
  const auto given = source->HandOver();
  ASSERT_TRUE(given.has_value()) << given.error().message();
  EXPECT_EQ(source->HandOver().error().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(source->Next(0)->damage, IsEmpty());  // quiet, and no frame to look at
  painter_->Fill(painter_->root(), {30, 40, 7, 9}, 0x00ff00);
  const auto next = source->Next(kSoonMs);
  ASSERT_TRUE(next.has_value()) << next.error().message();
  EXPECT_TRUE(next->whole);
  ExpectTrue(*next);
  EXPECT_NE(PixelsOf(next->pixels), before);
  const auto received = OpenImage(given->descriptor, given->note, {});
  ASSERT_TRUE(received.has_value()) << received.error().message();
  EXPECT_EQ(PixelsOf(received->view()), before);
  EXPECT_EQ(GetCopyStats().copies, copies);
}

TEST_F(X11Source, WithoutAFrameThereIsNothingToHandOver) {
  CaptureOptions options;
  options.display = screen_->display();
  const auto source = ScreenSource::Open(options);
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ((*source)->HandOver().error().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie::x11
