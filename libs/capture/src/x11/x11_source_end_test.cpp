// Tests of how X11Source ends or does not begin: stopped, without a server, with a window that
// goes, with options that cannot be.
#include "x11_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <thread>

#include "screen_fixture.h"

namespace genie::x11 {
namespace {

using testing::HasSubstr;
class X11SourceEnd : public OnVirtualScreen {};

ScreenSource* stopped_by_signal = nullptr;
void StopFromHandler(int) { stopped_by_signal->Stop(); }

int64_t OpenDescriptors() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return std::distance(begin(all), end(all));
}

TEST_F(X11SourceEnd, StopFromAnotherThreadEndsTheWait) {
  const auto source = Open();
  std::thread other([&] { source->Stop(); });
  const auto frame = source->Next(ScreenSource::kForever);
  other.join();
  ASSERT_FALSE(frame.has_value());
  EXPECT_EQ(frame.error().code(), StatusCode::kCancelled);
  EXPECT_EQ(source->Next(0).error().code(), StatusCode::kCancelled);
}

TEST_F(X11SourceEnd, StopFromASignalHandlerEndsTheWait) {
  const auto source = Open();
  stopped_by_signal = source.get();
  const auto before = std::signal(SIGUSR1, StopFromHandler);
  const pthread_t waiting = pthread_self();
  std::thread other([&] { pthread_kill(waiting, SIGUSR1); });
  const auto frame = source->Next(ScreenSource::kForever);
  other.join();
  std::signal(SIGUSR1, before);
  EXPECT_EQ(frame.error().code(), StatusCode::kCancelled);
}

TEST_F(X11SourceEnd, StopEndsTheWaitForASilentServer) {
  const auto source = Open();
  painter_->Fill(painter_->root(), {0, 0, 9, 9}, 0xff0000);
  screen_->Suspend();  // the event is here, the answers are not
  std::thread other([&] { source->Stop(); });
  const auto frame = source->Next(ScreenSource::kForever);
  other.join();
  screen_->Resume();
  EXPECT_EQ(frame.error().code(), StatusCode::kCancelled);
}

TEST_F(X11SourceEnd, KilledServerIsUnavailableAndDoesNotEndTheProgram) {
  const auto source = Open();
  std::thread other([&] { screen_->Kill(); });
  const auto frame = source->Next(ScreenSource::kForever);
  other.join();
  ASSERT_FALSE(frame.has_value());
  EXPECT_EQ(frame.error().code(), StatusCode::kUnavailable);
  EXPECT_THAT(std::string(frame.error().message()), HasSubstr("closed the connection"));
  EXPECT_EQ(source->Next(kSoonMs).error().code(), StatusCode::kUnavailable);
}

// The event of the change came before the end, so that the source writes to a dead connection.
TEST_F(X11SourceEnd, ServerKilledAfterAnEventIsUnavailableAndDoesNotEndTheProgram) {
  const auto source = Open();
  painter_->Fill(painter_->root(), {0, 0, 9, 9}, 0xff0000);
  screen_->Kill();
  EXPECT_EQ(source->Next(kSoonMs).error().code(), StatusCode::kUnavailable);
}

TEST_F(X11SourceEnd, ClosedWindowIsNotFound) {
  const xcb_window_t window = painter_->OpenWindow({20, 30, 100, 80}, 0x808080);
  CaptureOptions options;
  options.window = window;
  const auto source = Open(options);
  painter_->Close(window);
  EXPECT_EQ(source->Next(kSoonMs).error().code(), StatusCode::kNotFound);
}

TEST_F(X11SourceEnd, UnknownWindowIsNotFound) {
  CaptureOptions options;
  options.window = 0x7fffffff;
  EXPECT_EQ(OpenError(options).code(), StatusCode::kNotFound);
}

TEST_F(X11SourceEnd, WindowThatIsNotShownIsRefusedWithAReason) {
  CaptureOptions options;
  options.window = painter_->OpenWindow({20, 30, 100, 80}, 0x808080);
  painter_->Hide(*options.window);
  EXPECT_THAT(std::string(OpenError(options).message()), HasSubstr("nothing of the window"));
}

TEST_F(X11SourceEnd, RegionOutsideTheScreenIsInvalid) {
  constexpr int32_t kFar = std::numeric_limits<int32_t>::max();
  for (const Box region : {Box{320, 0, 10, 10}, Box{kFar, kFar, kFar, kFar}, Box{-9, -9, 9, 9}}) {
    CaptureOptions options;
    options.region = region;
    EXPECT_EQ(OpenError(options).code(), StatusCode::kInvalidArgument) << region.x;
  }
}

TEST_F(X11SourceEnd, ScreenOverTheLimitsIsRefused) {
  CaptureOptions options;
  options.limits.max_side = 300;
  EXPECT_EQ(OpenError(options).code(), StatusCode::kLimitExceeded);
}

TEST_F(X11SourceEnd, ScreenThatGrowsOverTheLimitsIsRefusedUntilItShrinks) {
  ASSERT_TRUE(painter_->ResizeScreen(200, 100));
  CaptureOptions options;
  options.limits.max_side = 300;
  const auto source = Open(options);
  ASSERT_TRUE(painter_->ResizeScreen(320, 240));
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(source->Next(kSoonMs).error().code(), StatusCode::kLimitExceeded);
  }
  ASSERT_TRUE(painter_->ResizeScreen(200, 100));
  const auto frame = source->Next(kSoonMs);
  ASSERT_TRUE(frame.has_value()) << frame.error().message();
  EXPECT_TRUE(frame->whole);
  ExpectTrue(*frame);
}

TEST_F(X11SourceEnd, ClosingGivesEveryDescriptorBack) {
  Open();
  const int64_t before = OpenDescriptors();
  for (int i = 0; i < 20; ++i) Open();
  EXPECT_EQ(OpenDescriptors(), before);
}

class X11SourceOfSixteenBits : public OnVirtualScreen {
  void SetUp() override { StartScreen({.width = 320, .height = 240, .depth = 16}); }
};

TEST_F(X11SourceOfSixteenBits, PixelsThatAreNotBgrxAreRefusedWithAReason) {
  const Status status = OpenError({});
  EXPECT_EQ(status.code(), StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("depth=16"));
}

}  // namespace
}  // namespace genie::x11
