// Target: which part of the screen is captured, and whether that moved: the whole screen, a
// region, or where a window is seen.
//
// Depends on: connection.h, base. Thread safety: one thread at a time.
#pragma once

#include <xcb/xcb.h>

#include <optional>

#include <genie/base/geometry.h>
#include <genie/base/status.h>

#include "connection.h"

namespace genie::x11 {

class Target {
 public:
  Target(std::optional<Box> region, std::optional<xcb_window_t> window)
      : region_(region), window_(window) {}

  // Asks the server to tell when the screen or the window changes its place or goes.
  // Errors: kNotFound (no such window), kUnavailable, kCancelled.
  Status Watch(const Connection& connection) const;

  // Where it is now, on the screen; empty while nothing of it is seen.
  // Errors: kNotFound (the window was closed), kUnavailable, kCancelled.
  Result<Box> Locate(const Connection& connection) const;

  // The event says that the place may have changed. Errors: kNotFound (the window was closed).
  Result<bool> Moved(const xcb_generic_event_t& event) const;

  bool follows_window() const { return window_.has_value(); }

 private:
  Result<Box> LocateWindow(const Connection& connection) const;

  std::optional<Box> region_;
  std::optional<xcb_window_t> window_;
};

}  // namespace genie::x11
