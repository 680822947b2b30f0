// ScreenDamage: what was drawn on the screen since it was last asked, by the DAMAGE extension.
//
// The server sends one event when something is drawn for the first time after Take(), however
// much is drawn then.
//
// Owns: the server's damage and region. Depends on: connection.h, base; XCB.
// Thread safety: one thread at a time.
#pragma once

#include <xcb/damage.h>
#include <xcb/xfixes.h>

#include <genie/base/geometry.h>
#include <genie/base/list.h>
#include <genie/base/status.h>

#include "connection.h"

namespace genie::x11 {

class ScreenDamage {
 public:
  // Errors: kUnavailable, kCancelled (the connection). Without the extension: not supported().
  static Result<ScreenDamage> Create(const Connection& connection);

  bool supported() const { return damage_ != 0; }
  bool Reports(const xcb_generic_event_t& event) const;

  // Begins a new account: what is drawn from here on is told by a new event. Asks the server, and
  // waits for nothing.
  void Forget(const Connection& connection) const;

  // The same, and replaces `boxes` by what was drawn until then inside `place`, in the frame's
  // pixels. Errors: kUnavailable, kCancelled, kOutOfMemory.
  Status Take(const Connection& connection, const Box& place, List<Box>& boxes) const;

 private:
  xcb_damage_damage_t damage_ = 0;
  xcb_xfixes_region_t drawn_ = 0;
  uint8_t first_event_ = 0;
};

}  // namespace genie::x11
