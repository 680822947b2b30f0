// Descriptors over a Unix socket: see genie/shm/passing.h.
#include <genie/shm/passing.h>

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
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

// Sends what is left of the note after its first bytes went with the descriptor.
Status SendRest(int socket, std::span<const uint8_t> rest) {
  while (!rest.empty()) {
    const ssize_t count = send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
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
Result<size_t> ReceivePart(int socket, std::span<uint8_t> rest, Descriptor& first, size_t& fds) {
  ControlRoom control;
  iovec data{rest.data(), rest.size()};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof(control.bytes);
  ssize_t count = 0;
  do {
    count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (count < 0 && errno == EINTR);
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

Status SendDescriptor(int socket, const Descriptor& descriptor, std::span<const uint8_t> note) {
  GENIE_RETURN_IF_ERROR(CheckNote(note.size()));
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
    count = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    return PeerGone("the peer takes no descriptor");
  }
  return SendRest(socket, note.subspan(static_cast<size_t>(count)));
}

Result<Descriptor> ReceiveDescriptor(int socket, std::span<uint8_t> note) {
  GENIE_FAIL_IF_ERROR(CheckNote(note.size()));
  Descriptor first;
  size_t fds = 0;
  for (size_t done = 0; done < note.size();) {
    const auto count = ReceivePart(socket, note.subspan(done), first, fds);
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
