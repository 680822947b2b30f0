// Connection: see connection.h.
#include "connection.h"

#include <poll.h>
#include <xcb/xcbext.h>

#include <algorithm>
#include <cerrno>
#include <climits>

#include "../monotonic.h"

namespace genie::x11 {
namespace {

Status NoConnection(const std::string& display, int error) {
  const char* named = std::getenv("DISPLAY");
  const std::string wanted = !display.empty() ? display : named ? named : "";
  if (wanted.empty()) {
    return Status(StatusCode::kUnavailable,
                  "no screen to capture: DISPLAY is not set; start from a desktop session, or name "
                  "a display such as :0");
  }
  if (error == XCB_CONN_CLOSED_PARSE_ERR) {
    return Status(StatusCode::kInvalidArgument, "not the name of a display; such as :0 or host:0.1")
        .With("display", wanted);
  }
  if (error == XCB_CONN_CLOSED_INVALID_SCREEN) {
    return Status(StatusCode::kUnavailable, "the display has no such screen")
        .With("display", wanted);
  }
  return Status(StatusCode::kUnavailable,
                "no X server answers or lets this user in; is it running, and XAUTHORITY right?")
      .With("display", wanted);
}

int PollMilliseconds(int64_t until_ns) {
  if (until_ns == INT64_MAX) return -1;
  const int64_t left_ns = until_ns - MonotonicNanoseconds();
  if (left_ns <= 0) return 0;
  // Rounded up: waking early would only mean to wait again.
  return static_cast<int>(std::min<int64_t>((left_ns + 999'999) / 1'000'000, INT_MAX));
}

}  // namespace

Result<Connection> Connection::Connect(const std::string& display, const Wake& wake) {
  int number = 0;
  Connection out(xcb_connect(display.empty() ? nullptr : display.c_str(), &number), wake);
  if (const int error = xcb_connection_has_error(out.get()); error != 0) {
    return Fail(NoConnection(display, error));
  }
  xcb_screen_iterator_t screens = xcb_setup_roots_iterator(xcb_get_setup(out.get()));
  for (; number > 0 && screens.rem > 1; --number) xcb_screen_next(&screens);
  out.screen_ = screens.data;
  return out;
}

bool Connection::Has(xcb_extension_t& extension) const {
  const xcb_query_extension_reply_t* data = xcb_get_extension_data(get(), &extension);
  return data != nullptr && data->present != 0;
}

Status Connection::StillThere() const {
  if (wake_->raised()) return Status(StatusCode::kCancelled, "screen capture was stopped");
  if (xcb_connection_has_error(get()) == 0) return Status::Ok();
  return Status(StatusCode::kUnavailable,
                "the X server closed the connection; open the screen again when it is back");
}

Status Connection::Wait(int64_t until_ns) const {
  pollfd entries[2] = {{xcb_get_file_descriptor(get()), POLLIN, 0},
                       {wake_->descriptor(), POLLIN, 0}};
  // Interrupted by a signal: the caller looks around and waits again.
  if (poll(entries, 2, PollMilliseconds(until_ns)) >= 0 || errno == EINTR) return Status::Ok();
  return Status(StatusCode::kUnavailable, "the system cannot wait for the X server");
}

Given<xcb_generic_event_t> Connection::NextEvent() const {
  return Given<xcb_generic_event_t>(xcb_poll_for_event(get()));
}

Result<Answer<void>> Connection::AwaitAny(unsigned int sequence) const {
  xcb_flush(get());
  const int64_t until_ns = MonotonicNanoseconds() + kAnswerMs * 1'000'000;
  for (;;) {
    void* reply = nullptr;
    xcb_generic_error_t* error = nullptr;
    const int answered = xcb_poll_for_reply(get(), sequence, &reply, &error);
    Answer<void> answer{Given<void>(reply), error ? error->error_code : uint8_t{0}};
    std::free(error);
    GENIE_FAIL_IF_ERROR(StillThere());
    if (answered != 0) return answer;
    if (MonotonicNanoseconds() >= until_ns) {
      xcb_discard_reply(get(), sequence);
      return Fail(Status(StatusCode::kUnavailable, "the X server does not answer any more")
                      .With("waited_ms", kAnswerMs));
    }
    GENIE_FAIL_IF_ERROR(Wait(until_ns));
  }
}

// An answer to a later request says that this one was looked at, so that the check has no need to
// wait without an end.
Result<uint8_t> Connection::Check(xcb_void_cookie_t cookie) const {
  const auto later = Await<xcb_get_input_focus_reply_t>(xcb_get_input_focus(get()).sequence);
  if (!later) return Fail(later.error());
  const Given<xcb_generic_error_t> error(xcb_request_check(get(), cookie));
  return error ? error->error_code : uint8_t{0};
}

}  // namespace genie::x11
