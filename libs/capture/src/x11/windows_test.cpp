// Tests of genie/capture/windows.h on a virtual screen without a window manager, and with what
// one would leave on the root window.
#include <genie/capture/windows.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "screen_fixture.h"

namespace genie {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
class ScreenWindows : public OnVirtualScreen {
 protected:
  std::vector<ScreenWindow> List() {
    auto windows = ListScreenWindows(screen_->display());
    EXPECT_TRUE(windows.has_value()) << windows.error().message();
    return windows ? std::move(*windows) : std::vector<ScreenWindow>();
  }
};

TEST_F(ScreenWindows, EmptyScreenHasNone) { EXPECT_THAT(List(), IsEmpty()); }

TEST_F(ScreenWindows, TopmostComesFirstWithItsTitleAndPlace) {
  const xcb_window_t below = painter_->OpenWindow({10, 20, 100, 80}, 0x808080);
  const xcb_window_t above = painter_->OpenWindow({30, -5, 50, 40}, 0x404040);
  painter_->SetTitle(below, "Orders");
  const auto windows = List();
  ASSERT_EQ(windows.size(), 2u);
  EXPECT_EQ(windows[0].id, above);
  EXPECT_EQ(windows[0].place, (Box{30, -5, 50, 40}));
  EXPECT_EQ(windows[0].title, "");
  EXPECT_EQ(windows[1].id, below);
  EXPECT_EQ(windows[1].title, "Orders");
}

TEST_F(ScreenWindows, HiddenOnesAreLeftOut) {
  painter_->Hide(painter_->OpenWindow({10, 20, 100, 80}, 0x808080));
  EXPECT_THAT(List(), IsEmpty());
}

TEST_F(ScreenWindows, WindowManagersListAndItsActiveWindowCount) {
  const xcb_window_t first = painter_->OpenWindow({10, 20, 100, 80}, 0x808080);
  const xcb_window_t second = painter_->OpenWindow({30, 5, 50, 40}, 0x404040);
  painter_->OpenWindow({0, 0, 320, 8}, 0);  // a bar, which no manager lists
  painter_->SetNumbers(painter_->root(), "_NET_CLIENT_LIST_STACKING", {first, second});
  painter_->SetNumbers(painter_->root(), "_NET_ACTIVE_WINDOW", {first});
  painter_->SetNumbers(second, "_NET_WM_PID", {4321});
  const auto windows = List();
  EXPECT_THAT(windows,
              ElementsAre(Field(&ScreenWindow::id, second), Field(&ScreenWindow::id, first)));
  EXPECT_EQ(windows[0].process_id, 4321u);
  EXPECT_EQ(windows[0].focus, WindowFocus::kElsewhere);
  EXPECT_EQ(windows[1].focus, WindowFocus::kActive);
}

TEST_F(ScreenWindows, ListedWindowThatIsGoneIsLeftOut) {
  painter_->SetNumbers(painter_->root(), "_NET_CLIENT_LIST_STACKING", {0x7fffffff});
  EXPECT_THAT(List(), IsEmpty());
}

TEST(ScreenWindowsWithoutAServer, AreUnavailable) {
  const auto windows = ListScreenWindows(":54321");
  ASSERT_FALSE(windows.has_value());
  EXPECT_EQ(windows.error().code(), StatusCode::kUnavailable);
}

}  // namespace
}  // namespace genie
