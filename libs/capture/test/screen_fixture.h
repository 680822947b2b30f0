// OnVirtualScreen: a test with an X server of its own, a Painter on it and sources of its frames.
// Skipped, visibly, where Xvfb is not installed.
//
// Depends on: capture, GoogleTest. Thread safety: one thread.
#pragma once

#include <genie/capture/capture.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "painter.h"
#include "virtual_screen.h"

namespace genie {

inline constexpr int64_t kSoonMs = 10'000;  // ends a test that would wait for ever; never reached
inline constexpr Box kScreen = {0, 0, 320, 240};

// The low 24 bits of each pixel, row by row.
inline std::vector<uint32_t> PixelsOf(ConstImageView view) {
  std::vector<uint32_t> pixels;
  pixels.reserve(static_cast<size_t>(view.bounds().area()));
  for (int32_t y = 0; y < view.height; ++y) {
    const uint8_t* row = view.row(y);
    for (int32_t x = 0; x < view.width; ++x, row += 4) {
      pixels.push_back(static_cast<uint32_t>(row[0] | row[1] << 8 | row[2] << 16));
    }
  }
  return pixels;
}

class OnVirtualScreen : public testing::Test {
 protected:
  void StartScreen(const VirtualScreen::Options& options) {
    auto started = VirtualScreen::Start(options);
    if (!started) GTEST_SKIP() << started.error().message();
    screen_.emplace(std::move(*started));
    painter_.emplace(screen_->display());
    ASSERT_TRUE(painter_->connected());
  }
  void SetUp() override { StartScreen({.width = kScreen.width, .height = kScreen.height}); }

  // Opens and takes the first frame.
  std::unique_ptr<ScreenSource> Open(CaptureOptions options = {}) {
    options.display = screen_->display();
    auto source = ScreenSource::Open(options);
    EXPECT_TRUE(source.has_value()) << source.error().message();
    if (!source) return nullptr;
    const auto first = (*source)->Next(kSoonMs);
    EXPECT_TRUE(first.has_value()) << first.error().message();
    return std::move(*source);
  }
  Status OpenError(CaptureOptions options) {
    options.display = screen_->display();
    const auto source = ScreenSource::Open(options);
    return source ? Status::Ok() : source.error();
  }
  // The frame shows what the screen shows, read by another client.
  void ExpectTrue(const CapturedFrame& frame) {
    EXPECT_EQ(PixelsOf(frame.pixels), painter_->Read(frame.place));
  }

  std::optional<VirtualScreen> screen_;
  std::optional<Painter> painter_;
};

}  // namespace genie
