// StandardStream: see standard_stream.h.
#include "standard_stream.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include "../terminal/stop_signal.h"

namespace genie::cli {

ExitCode StandardStream::WriteAll(std::string_view bytes) {
  while (usable() && !bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<size_t>(written));
    } else if (errno == EPIPE) {
      pipe_closed_ = true;
    } else if (errno == EINTR && StopSignals::received() != 0) {
      pipe_closed_ = true;  // the reader does not read, and the user wants to stop
    } else if (errno != EINTR) {
      failed_ = true;
      const std::string reason = std::strerror(errno);
      if (descriptor_ != STDERR_FILENO) {
        StandardError().Line("genie: standard output: cannot write: " + reason);
      }
    }
  }
  return failed_ ? ExitCode::kOutputNotWritten : ExitCode::kOk;
}

void StandardStream::LookForReader() {
  pollfd end = {.fd = descriptor_, .events = 0, .revents = 0};
  if (poll(&end, 1, 0) == 1 && (end.revents & (POLLERR | POLLHUP)) != 0) pipe_closed_ = true;
}

void StandardStream::Line(std::string_view text) {
  std::string line(text);
  // A file's name may hold anything; it must not move the cursor or make a second line.
  std::ranges::replace_if(line, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; }, ' ');
  line += '\n';
  WriteAll(line);
}

StandardStream& StandardOutput() {
  static StandardStream stream(STDOUT_FILENO);
  return stream;
}

StandardStream& StandardError() {
  static StandardStream stream(STDERR_FILENO);
  return stream;
}

}  // namespace genie::cli
