// Descriptors over a Unix socket: see genie/shm/passing.h.
#include <genie/shm/passing.h>

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstring>
#include <utility>

namespace genie {
namespace {

// Room for more than the one that is allowed: what a peer sends too much is closed, not leaked.
constexpr size_t kMaxDescriptors = 16;

struct ControlRoom {
  alignas(cmsghdr) char bytes[CMSG_SPACE(sizeof(int) * kMaxDescriptors)] = {};
};

Status CheckNote(size_t size) {
  return size >= 1 && size <= kMaxNoteBytes
             ? Status::Ok()
             : Status(StatusCode::kInvalidArgument, "note of a descriptor has a size out of range")
                   .With("bytes", static_cast<int64_t>(size))
                   .With("limit", static_cast<int64_t>(kMaxNoteBytes));
}

Status PeerGone(std::string_view text) {
  return Status(StatusCode::kUnavailable, text).With("reason", std::strerror(errno));
}

// How long one call may wait for its peer.
class Patience {
 public:
  explicit Patience(int64_t timeout_ms)
      : is_limited_(timeout_ms >= 0),
        end_(Now() + std::chrono::milliseconds(std::clamp<int64_t>(timeout_ms, 0, INT_MAX))) {}

  // For the system call that follows Wait().
  int flags() const { return is_limited_ ? MSG_DONTWAIT : 0; }

  // Until the socket is ready, or has failed, which the system call then tells.
  Status Wait(int socket, int16_t events) const {
    if (!is_limited_) return Status::Ok();
    for (;;) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - Now()).count();
      pollfd asked{socket, events, 0};
      const int ready = poll(&asked, 1, static_cast<int>(std::max<int64_t>(left, 0)));
      if (ready > 0) return Status::Ok();
      if (ready < 0 && errno != EINTR) return PeerGone("the socket cannot be waited for");
      if (ready == 0) return {StatusCode::kUnavailable, "the peer did not answer in time"};
    }
  }

 private:
  static std::chrono::steady_clock::time_point Now() { return std::chrono::steady_clock::now(); }

  bool is_limited_;
  std::chrono::steady_clock::time_point end_;
};

// Another thread may have been quicker.
bool TryAgain(const Patience& patience) {
  return errno == EINTR || (patience.flags() != 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
}

// Sends what is left of the note after its first bytes went with the descriptor.
Status SendRest(int socket, std::span<const uint8_t> rest, const Patience& patience) {
  while (!rest.empty()) {
    GENIE_RETURN_IF_ERROR(patience.Wait(socket, POLLOUT));
    const ssize_t count = send(socket, rest.data(), rest.size(), MSG_NOSIGNAL | patience.flags());
    if (count < 0 && TryAgain(patience)) continue;
    if (count < 0) return PeerGone("the peer takes no descriptor");
    rest = rest.subspan(static_cast<size_t>(count));
  }
  return Status::Ok();
}

// Keeps the first descriptor of a message and counts all; the others are closed at once.
size_t TakeDescriptors(msghdr& message, Descriptor& first) {
  size_t count = 0;
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr;
       part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    const size_t fds = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < fds; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
      Descriptor taken(fd);
      if (count++ == 0) first = std::move(taken);
    }
  }
  return count;
}

// One message: some bytes of the note, and whatever descriptors came with them.
Result<size_t> ReceivePart(int socket, std::span<uint8_t> rest, Descriptor& first, size_t& fds,
                           const Patience& patience) {
  ControlRoom control;
  iovec data{rest.data(), rest.size()};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof(control.bytes);
  ssize_t count = 0;
  do {
    GENIE_FAIL_IF_ERROR(patience.Wait(socket, POLLIN));
    count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | patience.flags());
  } while (count < 0 && TryAgain(patience));
  if (count < 0) {
    return Fail(PeerGone("no descriptor came"));
  }
  Descriptor taken;
  fds += TakeDescriptors(message, taken);
  if (taken.valid() && !first.valid()) first = std::move(taken);
  if ((message.msg_flags & MSG_CTRUNC) != 0) fds += kMaxDescriptors;
  if (count == 0) {
    return Fail(Status(StatusCode::kUnavailable, "the peer closed the socket"));
  }
  return static_cast<size_t>(count);
}

}  // namespace

Status SendDescriptor(int socket, const Descriptor& descriptor, std::span<const uint8_t> note,
                      int64_t timeout_ms) {
  GENIE_RETURN_IF_ERROR(CheckNote(note.size()));
  const Patience patience(timeout_ms);
  ControlRoom control;
  iovec data{const_cast<uint8_t*>(note.data()), note.size()};  // sendmsg does not write
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes;
  message.msg_controllen = CMSG_SPACE(sizeof(int));
  cmsghdr* part = CMSG_FIRSTHDR(&message);
  part->cmsg_level = SOL_SOCKET;
  part->cmsg_type = SCM_RIGHTS;
  part->cmsg_len = CMSG_LEN(sizeof(int));
  const int fd = descriptor.get();
  std::memcpy(CMSG_DATA(part), &fd, sizeof(int));
  ssize_t count = 0;
  do {
    GENIE_RETURN_IF_ERROR(patience.Wait(socket, POLLOUT));
    count = sendmsg(socket, &message, MSG_NOSIGNAL | patience.flags());
  } while (count < 0 && TryAgain(patience));
  if (count < 0) {
    return PeerGone("the peer takes no descriptor");
  }
  return SendRest(socket, note.subspan(static_cast<size_t>(count)), patience);
}

Result<Descriptor> ReceiveDescriptor(int socket, std::span<uint8_t> note, int64_t timeout_ms) {
  GENIE_FAIL_IF_ERROR(CheckNote(note.size()));
  const Patience patience(timeout_ms);
  Descriptor first;
  size_t fds = 0;
  for (size_t done = 0; done < note.size();) {
    const auto count = ReceivePart(socket, note.subspan(done), first, fds, patience);
    if (!count) {
      return Fail(count.error());
    }
    done += *count;
  }
  if (fds != 1) {
    return Fail(Status(StatusCode::kBadData, "a message has to bring exactly one descriptor")
                    .With("descriptors", static_cast<int64_t>(fds)));
  }
  return first;
}

}  // namespace genie
