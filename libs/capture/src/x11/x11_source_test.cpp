// Tests of X11Source on a virtual screen: what is seen, what is said to have changed, and how it
// ends when windows, the screen or the server go away.
#include "x11_source.h"

#include <gtest/gtest.h>

#include <csignal>
#include <random>
#include <thread>
#include <vector>

#include "painter.h"
#include "virtual_screen.h"

namespace genie::x11 {
namespace {

constexpr int64_t kSoonMs = 10'000;  // ends a test that would wait for ever; never reached
constexpr Box kScreen = {0, 0, 320, 240};

std::vector<uint32_t> PixelsOf(ConstImageView view) {
  std::vector<uint32_t> pixels;
  for (int32_t y = 0; y < view.height; ++y) {
    const uint8_t* row = view.row(y);
    for (int32_t x = 0; x < view.width; ++x, row += 4) {
      pixels.push_back(row[0] | row[1] << 8 | row[2] << 16);
    }
  }
  return pixels;
}

class X11SourceOnScreen : public testing::Test {
 protected:
  void StartScreen(const VirtualScreen::Options& options) {
    auto started = VirtualScreen::Start(options);
    if (!started) GTEST_SKIP() << started.error().message();
    screen_.emplace(std::move(*started));
    painter_.emplace(screen_->display());
    ASSERT_TRUE(painter_->connected());
  }
  void SetUp() override { StartScreen({.width = kScreen.width, .height = kScreen.height}); }

  std::unique_ptr<ScreenSource> Open(CaptureOptions options = {}) {
    options.display = screen_->display();
    auto source = ScreenSource::Open(options);
    EXPECT_TRUE(source.has_value()) << source.error().message();
    return source ? std::move(*source) : nullptr;
  }
  StatusCode OpenError(CaptureOptions options) {
    options.display = screen_->display();
    const auto source = ScreenSource::Open(options);
    return source ? StatusCode::kOk : source.error().code();
  }
  // The frame shows what the screen shows, read by another client.
  void ExpectTrue(const CapturedFrame& frame) {
    EXPECT_EQ(PixelsOf(frame.pixels), painter_->Read(frame.place));
  }

  std::optional<VirtualScreen> screen_;
  std::optional<Painter> painter_;
};

TEST_F(X11SourceOnScreen, FirstFrameIsTheWholeScreenAsAnotherClientReadsIt) {
  painter_->Fill(painter_->root(), {10, 20, 100, 50}, 0x12ab34);
  const auto source = Open();
  const auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_EQ(frame->place, kScreen);
  EXPECT_TRUE(frame->whole);
  ASSERT_EQ(frame->damage.size(), 1u);
  EXPECT_EQ(frame->damage[0], kScreen);
  EXPECT_EQ(frame->pixels.format, PixelFormat::kBgra);
  EXPECT_EQ(PixelsOf(frame->pixels)[20 * 320 + 10], 0x12ab34u);
  ExpectTrue(*frame);
}

TEST_F(X11SourceOnScreen, QuietScreenEndsTheWaitWithTheSameFrame) {
  const auto source = Open();
  ASSERT_TRUE(source->Next(kSoonMs).has_value());
  const auto frame = source->Next(0);
  ASSERT_TRUE(frame.has_value());
  EXPECT_TRUE(frame->damage.empty());
  EXPECT_FALSE(frame->whole);
  ExpectTrue(*frame);
}

TEST_F(X11SourceOnScreen, DamageIsTheBoxThatWasDrawn) {
  const auto source = Open();
  ASSERT_TRUE(source->Next(kSoonMs).has_value());
  painter_->Fill(painter_->root(), {30, 40, 7, 9}, 0xff0000);
  const auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_FALSE(frame->whole);
  ASSERT_EQ(frame->damage.size(), 1u);
  EXPECT_EQ(frame->damage[0], (Box{30, 40, 7, 9}));
  ExpectTrue(*frame);
}

}  // namespace
}  // namespace genie::x11
