// Mapping and Descriptor: see genie/shm/mapping.h and descriptor.h.
#include <genie/shm/mapping.h>

#include <genie/shm/descriptor.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace genie {
namespace {

Status NotMapped(size_t size_bytes) {
  const StatusCode code = errno == ENOMEM ? StatusCode::kOutOfMemory : StatusCode::kBadData;
  return Status(code, "shared memory cannot be mapped")
      .With("bytes", static_cast<int64_t>(size_bytes))
      .With("reason", std::strerror(errno));
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) {
    close(fd_);
  }
}

Result<Mapping> Mapping::Map(int fd, size_t size_bytes, MapAccess access) {
  const int protection = access == MapAccess::kRead ? PROT_READ : PROT_READ | PROT_WRITE;
  const int sharing = access == MapAccess::kRead ? MAP_PRIVATE : MAP_SHARED;
  void* memory = mmap(nullptr, size_bytes, protection, sharing, fd, 0);
  if (memory == MAP_FAILED) return Fail(NotMapped(size_bytes));
  Mapping out;
  out.bytes_ = {static_cast<uint8_t*>(memory), size_bytes};
  return out;
}

// No reserve: pages that are never written take no memory of their own.
Status Mapping::MakePrivate(int fd) {
  void* memory = mmap(bytes_.data(), bytes_.size(), PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE, fd, 0);
  return memory == MAP_FAILED ? NotMapped(bytes_.size()) : Status::Ok();
}

Status Mapping::MakeShared(int fd) {
  void* memory =
      mmap(bytes_.data(), bytes_.size(), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
  return memory == MAP_FAILED ? NotMapped(bytes_.size()) : Status::Ok();
}

void Mapping::Unmap() {
  if (!bytes_.empty()) {
    munmap(bytes_.data(), bytes_.size());
  }
  bytes_ = {};
}

}  // namespace genie
