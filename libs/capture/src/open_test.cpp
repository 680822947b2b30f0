// Tests of ScreenSource::Open without a server: options, and what the session offers.
#include <genie/capture/capture.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <string>

namespace genie {
namespace {

using testing::HasSubstr;

// A session without a screen, until a test says otherwise.
class OpenScreen : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"}) unsetenv(name);
  }
  static Status ErrorOf(const CaptureOptions& options) {
    const auto source = ScreenSource::Open(options);
    return source ? Status::Ok() : source.error();
  }
  static std::string TextOf(const CaptureOptions& options) {
    return std::string(ErrorOf(options).message());
  }
};

TEST_F(OpenScreen, WithoutADisplayIsUnavailableAndSaysWhatToDo) {
  EXPECT_EQ(ErrorOf({}).code(), StatusCode::kUnavailable);
  EXPECT_THAT(TextOf({}), HasSubstr("DISPLAY is not set"));
}

TEST_F(OpenScreen, DisplayWithoutAServerIsUnavailableAndNamed) {
  CaptureOptions options;
  options.display = ":54321";
  EXPECT_EQ(ErrorOf(options).code(), StatusCode::kUnavailable);
  EXPECT_THAT(TextOf(options), HasSubstr("display=:54321"));
}

TEST_F(OpenScreen, DisplayThatIsNoNameIsInvalid) {
  CaptureOptions options;
  options.display = "no such thing";
  EXPECT_EQ(ErrorOf(options).code(), StatusCode::kInvalidArgument);
}

TEST_F(OpenScreen, WaylandSessionIsToldWhatToDo) {
  setenv("WAYLAND_DISPLAY", "wayland-0", 1);
  EXPECT_EQ(ErrorOf({}).code(), StatusCode::kUnavailable);
  EXPECT_THAT(TextOf({}), HasSubstr("Wayland session"));
}

TEST_F(OpenScreen, OtherSystemsAreUnavailable) {
  for (const CaptureBackend backend :
       {CaptureBackend::kPipeWire, CaptureBackend::kWindows, CaptureBackend::kMacos}) {
    CaptureOptions options;
    options.backend = backend;
    EXPECT_EQ(ErrorOf(options).code(), StatusCode::kUnavailable) << CaptureBackendName(backend);
  }
}

TEST_F(OpenScreen, RateOutOfRangeIsInvalid) {
  for (const double rate : {-1.0, std::nan(""), HUGE_VAL}) {
    CaptureOptions options;
    options.max_rate_hz = rate;
    EXPECT_EQ(ErrorOf(options).code(), StatusCode::kInvalidArgument) << rate;
  }
}

TEST_F(OpenScreen, EmptyRegionIsInvalid) {
  CaptureOptions options;
  options.region = Box{5, 5, 0, 10};
  EXPECT_EQ(ErrorOf(options).code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie
