// Target: see target.h.
#include "target.h"

#include <algorithm>

namespace genie::x11 {
namespace {

Status Closed(xcb_window_t window) {
  return Status(StatusCode::kNotFound, "there is no such window, or it was closed")
      .With("window", window);
}

// RandR servers tell a new size of the screen as a new size of its root window too.
xcb_void_cookie_t WatchStructure(const Connection& connection, xcb_window_t window) {
  const uint32_t mask = XCB_EVENT_MASK_STRUCTURE_NOTIFY;
  return xcb_change_window_attributes_checked(connection.get(), window, XCB_CW_EVENT_MASK, &mask);
}

// The part of `outer` that `region` names, counted from outer's corner. 64 bits: a caller's
// region may be anything.
Box Inside(const Box& outer, const Box& region) {
  const auto clip = [](int64_t value, int64_t size) { return std::clamp<int64_t>(value, 0, size); };
  const int64_t left = clip(region.x, outer.width);
  const int64_t top = clip(region.y, outer.height);
  const int64_t right = clip(int64_t{region.x} + region.width, outer.width);
  const int64_t bottom = clip(int64_t{region.y} + region.height, outer.height);
  if (right <= left || bottom <= top) return {};
  return {outer.x + static_cast<int32_t>(left), outer.y + static_cast<int32_t>(top),
          static_cast<int32_t>(right - left), static_cast<int32_t>(bottom - top)};
}

}  // namespace

Status Target::Watch(const Connection& connection) const {
  const auto root = connection.Check(WatchStructure(connection, connection.screen().root));
  if (!root) return root.error();
  if (!window_) return Status::Ok();
  const auto window = connection.Check(WatchStructure(connection, *window_));
  if (!window) return window.error();
  return *window == 0 ? Status::Ok() : Closed(*window_);
}

Result<Box> Target::LocateWindow(const Connection& connection) const {
  xcb_connection_t* const server = connection.get();
  const auto attributes_asked = xcb_get_window_attributes(server, *window_);
  const auto size_asked = xcb_get_geometry(server, *window_);
  const auto corner_asked =
      xcb_translate_coordinates(server, *window_, connection.screen().root, 0, 0);
  const auto attributes =
      connection.Await<xcb_get_window_attributes_reply_t>(attributes_asked.sequence);
  if (!attributes) return Fail(attributes.error());
  const auto size = connection.Await<xcb_get_geometry_reply_t>(size_asked.sequence);
  if (!size) return Fail(size.error());
  const auto corner = connection.Await<xcb_translate_coordinates_reply_t>(corner_asked.sequence);
  if (!corner) return Fail(corner.error());
  if (!attributes->reply || !size->reply || !corner->reply) return Fail(Closed(*window_));
  if (attributes->reply->map_state != XCB_MAP_STATE_VIEWABLE) return Box{};
  return Box{corner->reply->dst_x, corner->reply->dst_y, size->reply->width, size->reply->height};
}

Result<Box> Target::Locate(const Connection& connection) const {
  const auto screen = connection.Await<xcb_get_geometry_reply_t>(
      xcb_get_geometry(connection.get(), connection.screen().root).sequence);
  if (!screen) return Fail(screen.error());
  if (!screen->reply) {
    return Fail(Status(StatusCode::kUnavailable, "the X server does not tell its screen's size"));
  }
  const Box whole = {0, 0, screen->reply->width, screen->reply->height};
  Box wanted = whole;
  if (window_) {
    const auto window = LocateWindow(connection);
    if (!window) return Fail(window.error());
    wanted = *window;
  }
  if (region_) wanted = Inside(wanted, *region_);
  return Intersection(whole, wanted);
}

Result<bool> Target::Moved(const xcb_generic_event_t& event) const {
  constexpr uint8_t kFromAnotherClient = 0x80;
  switch (event.response_type & ~kFromAnotherClient) {
    case XCB_CONFIGURE_NOTIFY:
    case XCB_UNMAP_NOTIFY:
    case XCB_MAP_NOTIFY:
    case XCB_REPARENT_NOTIFY:
      return true;
    case XCB_DESTROY_NOTIFY: {
      const auto& gone = reinterpret_cast<const xcb_destroy_notify_event_t&>(event);
      if (window_ && gone.window == *window_) return Fail(Closed(*window_));
      return false;
    }
    default:
      return false;
  }
}

}  // namespace genie::x11
