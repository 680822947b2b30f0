// Mapping and Descriptor: see genie/shm/mapping.h and descriptor.h.
#include <genie/shm/mapping.h>

#include <genie/shm/descriptor.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace genie {

Descriptor::~Descriptor() {
  if (fd_ >= 0) {
    close(fd_);
  }
}

Result<Mapping> Mapping::Map(int fd, size_t size_bytes, MapAccess access) {
  const int protection = access == MapAccess::kRead ? PROT_READ : PROT_READ | PROT_WRITE;
  void* memory = mmap(nullptr, size_bytes, protection, MAP_SHARED, fd, 0);
  if (memory == MAP_FAILED) {
    const StatusCode code = errno == ENOMEM ? StatusCode::kOutOfMemory : StatusCode::kBadData;
    return Fail(Status(code, "shared memory cannot be mapped")
                    .With("bytes", static_cast<int64_t>(size_bytes))
                    .With("reason", std::strerror(errno)));
  }
  Mapping out;
  out.bytes_ = {static_cast<uint8_t*>(memory), size_bytes};
  return out;
}

void Mapping::Unmap() {
  if (!bytes_.empty()) {
    munmap(bytes_.data(), bytes_.size());
  }
  bytes_ = {};
}

}  // namespace genie
