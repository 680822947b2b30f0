// Connection: one connection to an X server whose every wait ends: by the answer, by Stop, by a
// server that is gone or silent for kAnswerMs.
//
// Owns: the connection. Depends on: base, wake.h, XCB.
// Thread safety: one thread at a time; the Wake it was given may be raised by any.
#pragma once

#include <xcb/xcb.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include <genie/base/geometry.h>
#include <genie/base/status.h>

#include "../wake.h"

namespace genie::x11 {

struct FreeMemory {
  void operator()(void* memory) const { std::free(memory); }
};
// What XCB gives is malloc's.
template <typename T>
using Given = std::unique_ptr<T, FreeMemory>;

// What the server said to a request: the reply, or the code of an X error (BadMatch is 8).
template <typename T>
struct Answer {
  Given<T> reply;
  uint8_t error = 0;
};

class Connection {
 public:
  // How long a living server may take for an answer.
  static constexpr int64_t kAnswerMs = 5000;

  // An empty `display` is the environment's. Errors: kUnavailable, with what to do.
  static Result<Connection> Connect(const std::string& display, const Wake& wake);

  xcb_connection_t* get() const { return connection_.get(); }
  const xcb_screen_t& screen() const { return *screen_; }
  bool Has(xcb_extension_t& extension) const;

  // Waits for the reply to a request: `Await<xcb_get_geometry_reply_t>(cookie.sequence)`.
  // Errors: kCancelled, kUnavailable.
  template <typename T>
  Result<Answer<T>> Await(unsigned int sequence) const {
    auto answer = AwaitAny(sequence);
    if (!answer) return Fail(answer.error());
    return Answer<T>{Given<T>(static_cast<T*>(answer->reply.release())), answer->error};
  }
  // The code of the X error of a checked request without a reply; 0: it worked.
  Result<uint8_t> Check(xcb_void_cookie_t cookie) const;

  // Sleeps until the server sends something, Stop, or `until_ns` of the monotonic clock.
  // Errors: kUnavailable.
  Status Wait(int64_t until_ns) const;
  Given<xcb_generic_event_t> NextEvent() const;  // without waiting; empty: none
  // Errors: kUnavailable (the server is gone), kCancelled.
  Status StillThere() const;

 private:
  struct Disconnect {
    void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
  };

  Connection(xcb_connection_t* connection, const Wake& wake)
      : connection_(connection), wake_(&wake) {}
  Result<Answer<void>> AwaitAny(unsigned int sequence) const;

  std::unique_ptr<xcb_connection_t, Disconnect> connection_;
  const xcb_screen_t* screen_ = nullptr;  // inside the connection
  const Wake* wake_;
};

}  // namespace genie::x11
