// Tests of passing.h.
#include <genie/shm/passing.h>

#include <dirent.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <vector>

#include "socket_pair.h"

namespace genie {
namespace {

using Note = std::array<uint8_t, 8>;
constexpr Note kNote = {1, 2, 3, 4, 5, 6, 7, 8};

Descriptor AnyFile() { return Descriptor(memfd_create("test", MFD_CLOEXEC)); }

size_t OpenDescriptors() {
  size_t count = 0;
  DIR* folder = opendir("/proc/self/fd");
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count;
}

// A message with any number of descriptors, as no honest sender makes it.
void SendRaw(int socket, const std::vector<int>& fds, const Note& note) {
  std::vector<char> control(CMSG_SPACE(sizeof(int) * fds.size()));
  iovec data{const_cast<uint8_t*>(note.data()), note.size()};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  if (!fds.empty()) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* part = CMSG_FIRSTHDR(&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(sizeof(int) * fds.size());
    std::memcpy(CMSG_DATA(part), fds.data(), sizeof(int) * fds.size());
  }
  ASSERT_EQ(sendmsg(socket, &message, 0), ssize_t(note.size()));
}

TEST(Passing, DescriptorArrivesWithItsNoteAndIsClosedOnExec) {
  const SocketPair pair;
  const Descriptor file = AnyFile();
  ASSERT_EQ(write(file.get(), "hello", 5), 5);
  ASSERT_TRUE(SendDescriptor(pair.left.get(), file, kNote).ok());
  Note note{};
  const auto received = ReceiveDescriptor(pair.right.get(), note);
  ASSERT_TRUE(received.has_value()) << received.error().message();
  EXPECT_EQ(note, kNote);
  EXPECT_NE(received->get(), file.get());
  EXPECT_NE(fcntl(received->get(), F_GETFD) & FD_CLOEXEC, 0);
  char text[6] = {};
  EXPECT_EQ(pread(received->get(), text, 5, 0), 5);
  EXPECT_STREQ(text, "hello");
}

TEST(Passing, AnotherProcessReceivesIt) {
  SocketPair pair;
  const Descriptor file = AnyFile();
  ASSERT_EQ(write(file.get(), "x", 1), 1);
  const pid_t child = fork();
  if (child == 0) {
    Note note{};
    const auto received = ReceiveDescriptor(pair.right.get(), note);
    char letter = 0;
    _exit(received && pread(received->get(), &letter, 1, 0) == 1 && letter == 'x' ? 0 : 1);
  }
  ASSERT_TRUE(SendDescriptor(pair.left.get(), file, kNote).ok());
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

TEST(Passing, MessagesInARowStayApart) {
  const SocketPair pair;
  for (uint8_t i = 0; i < 3; ++i) {
    Note note = kNote;
    note[0] = i;
    ASSERT_TRUE(SendDescriptor(pair.left.get(), AnyFile(), note).ok());
  }
  for (uint8_t i = 0; i < 3; ++i) {
    Note note{};
    ASSERT_TRUE(ReceiveDescriptor(pair.right.get(), note).has_value());
    EXPECT_EQ(note[0], i);
  }
}

TEST(Passing, ClosedPeerIsUnavailableOnBothSides) {
  SocketPair pair;
  pair.left = Descriptor();
  Note note{};
  EXPECT_EQ(ReceiveDescriptor(pair.right.get(), note).error().code(), StatusCode::kUnavailable);
  EXPECT_EQ(SendDescriptor(pair.right.get(), AnyFile(), kNote).code(), StatusCode::kUnavailable);
}

TEST(Passing, PeerThatClosesInTheMiddleOfANoteIsUnavailable) {
  SocketPair pair;
  ASSERT_EQ(send(pair.left.get(), kNote.data(), 3, 0), 3);
  pair.left = Descriptor();
  Note note{};
  EXPECT_EQ(ReceiveDescriptor(pair.right.get(), note).error().code(), StatusCode::kUnavailable);
}

TEST(Passing, NothingToReceiveIsUnavailableOnANonBlockingSocket) {
  const SocketPair pair(SOCK_STREAM | SOCK_NONBLOCK);
  Note note{};
  EXPECT_EQ(ReceiveDescriptor(pair.right.get(), note).error().code(), StatusCode::kUnavailable);
}

TEST(Passing, NoteWithoutADescriptorIsBadData) {
  const SocketPair pair;
  SendRaw(pair.left.get(), {}, kNote);
  Note note{};
  EXPECT_EQ(ReceiveDescriptor(pair.right.get(), note).error().code(), StatusCode::kBadData);
}

TEST(Passing, DescriptorsTooManyAreBadDataAndAreAllClosed) {
  const SocketPair pair;
  const Descriptor file = AnyFile();
  const size_t before = OpenDescriptors();
  for (const size_t count : {2u, 16u, 40u}) {
    SendRaw(pair.left.get(), std::vector<int>(count, file.get()), kNote);
    Note note{};
    EXPECT_EQ(ReceiveDescriptor(pair.right.get(), note).error().code(), StatusCode::kBadData);
    EXPECT_EQ(OpenDescriptors(), before) << count;
  }
}

TEST(Passing, NoteOutOfItsSizesIsInvalidArgument) {
  const SocketPair pair;
  std::vector<uint8_t> note(kMaxNoteBytes + 1);
  EXPECT_EQ(SendDescriptor(pair.left.get(), AnyFile(), note).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(ReceiveDescriptor(pair.right.get(), {}).error().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie
