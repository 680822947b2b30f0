// Whether an X server is Xwayland: it serves X programs inside a Wayland session, and its own
// screen stays black, because each window is shown by the Wayland compositor.
//
// Depends on: connection.h; XCB. Thread safety: as Connection.
#pragma once

#include <genie/base/status.h>

#include "connection.h"

namespace genie::x11 {

// By its extension (from 23.1 on) or by the names of its monitors (before).
// Errors: kUnavailable, kCancelled (the connection).
Result<bool> IsXwayland(const Connection& connection);

}  // namespace genie::x11
