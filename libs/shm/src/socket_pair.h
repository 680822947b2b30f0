// SocketPair: two connected Unix sockets for tests and benchmarks.
//
// Thread safety: a value.
#pragma once

#include <sys/socket.h>

#include <genie/shm/descriptor.h>

namespace genie {

struct SocketPair {
  explicit SocketPair(int type = SOCK_STREAM) {
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) == 0) {
      left = Descriptor(ends[0]);
      right = Descriptor(ends[1]);
    }
  }
  Descriptor left;
  Descriptor right;
};

}  // namespace genie
