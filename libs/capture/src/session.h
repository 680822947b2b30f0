// What kind of desktop session this process runs in, by its environment.
//
// Depends on: base; the process's environment. Thread safety: as getenv.
#pragma once

#include <cstdlib>
#include <string_view>

#include <genie/base/status.h>

namespace genie {

inline std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

inline bool IsWaylandSession() {
  return !Environment("WAYLAND_DISPLAY").empty() || Environment("XDG_SESSION_TYPE") == "wayland";
}

inline Status WaylandIsNotCaptured() {
  return Status(StatusCode::kUnavailable,
                "this is a Wayland session, whose screens this version cannot capture; log into "
                "an X11 session, or hand in screenshots that your desktop takes");
}

}  // namespace genie
