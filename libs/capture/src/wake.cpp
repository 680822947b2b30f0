// Wake: see wake.h.
#include "wake.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

namespace genie {

Result<Wake> Wake::Create() {
  Descriptor event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!event.valid()) {
    return Fail(Status(StatusCode::kUnavailable, "no descriptor left for screen capture")
                    .With("reason", std::strerror(errno)));
  }
  return Wake(std::move(event));
}

void Wake::Raise() const {
  const int saved = errno;  // a signal handler must not change it
  const uint64_t one = 1;
  // Fails only when it is raised already, 2^64 - 1 times.
  [[maybe_unused]] const ssize_t written = write(event_.get(), &one, sizeof(one));
  errno = saved;
}

bool Wake::raised() const {
  pollfd entry = {event_.get(), POLLIN, 0};
  return poll(&entry, 1, 0) > 0;
}

}  // namespace genie
