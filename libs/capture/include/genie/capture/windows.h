// The windows of a screen: what can be named instead of a number when one is to be captured.
//
// Depends on: base; XCB inside. Thread safety: a free function, safe to call concurrently.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <genie/base/geometry.h>
#include <genie/base/status.h>

namespace genie {

inline constexpr size_t kMaxScreenWindows = 1024;

enum class WindowFocus : uint8_t { kElsewhere, kActive };

struct ScreenWindow {
  uint32_t id = 0;          // for CaptureOptions::window
  uint32_t process_id = 0;  // as the program says; 0: it does not
  Box place;                // on the screen; parts may lie outside
  WindowFocus focus = WindowFocus::kElsewhere;
  std::string title;  // as the program says, UTF-8 from programs of this century; may be empty
};

// The windows that are shown, the topmost first: those that the window manager lists, and without
// one the children of the root window. An empty `display` is the environment's DISPLAY.
// Cost: two exchanges with the server for each window.
// Errors: kUnavailable (no display, the server went away). No windows: an empty list.
Result<std::vector<ScreenWindow>> ListScreenWindows(const std::string& display);

}  // namespace genie
