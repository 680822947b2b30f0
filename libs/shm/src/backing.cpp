// Backing: see backing.h.
#include "backing.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace genie {
namespace {

constexpr int kSizeSeals = F_SEAL_SHRINK | F_SEAL_GROW;
constexpr int kFrozenSeals = kSizeSeals | F_SEAL_WRITE;

Status SystemFailure(StatusCode code, std::string_view text) {
  return Status(code, text).With("reason", std::strerror(errno));
}

Status Resize(const Descriptor& file, size_t size_bytes) {
  int result = 0;
  do {
    result = ftruncate(file.get(), static_cast<off_t>(size_bytes));
  } while (result != 0 && errno == EINTR);
  return result == 0 ? Status::Ok()
                     : SystemFailure(StatusCode::kOutOfMemory, "no room for shared memory")
                           .With("bytes", static_cast<int64_t>(size_bytes));
}

Result<BackingFiles> CreateMemfd(size_t size_bytes) {
  BackingFiles out;
  out.writer = Descriptor(memfd_create("genie", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!out.writer.valid()) {
    return Fail(SystemFailure(StatusCode::kUnavailable, "the system gives no memfd"));
  }
  GENIE_FAIL_IF_ERROR(Resize(out.writer, size_bytes));
  GENIE_FAIL_IF_ERROR(SealFor(out.writer, Promise::kFixedSize));
  return out;
}

// A name that nobody else knows, opened once for writing and once for reading, then gone.
Result<BackingFiles> CreatePosix(size_t size_bytes) {
  uint64_t random[2] = {};
  if (getrandom(random, sizeof(random), 0) != ssize_t{sizeof(random)}) {
    return Fail(SystemFailure(StatusCode::kUnavailable, "the system gives no random name"));
  }
  char name[64];
  std::snprintf(name, sizeof(name), "/genie-%016llx%016llx",
                static_cast<unsigned long long>(random[0]),
                static_cast<unsigned long long>(random[1]));
  BackingFiles out;
  out.writer = Descriptor(shm_open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!out.writer.valid()) {
    return Fail(SystemFailure(StatusCode::kUnavailable, "the system gives no shared memory"));
  }
  out.shared = Descriptor(shm_open(name, O_RDONLY | O_CLOEXEC, 0));
  shm_unlink(name);
  if (!out.shared.valid()) {
    return Fail(SystemFailure(StatusCode::kUnavailable, "shared memory cannot be opened again"));
  }
  GENIE_FAIL_IF_ERROR(Resize(out.writer, size_bytes));
  return out;
}

}  // namespace

Result<BackingFiles> CreateBacking(size_t size_bytes, RegionBacking backing) {
  return backing == RegionBacking::kMemfd ? CreateMemfd(size_bytes) : CreatePosix(size_bytes);
}

Promise PromiseOf(const Descriptor& descriptor) {
  const int seals = fcntl(descriptor.get(), F_GET_SEALS);  // fails on all but shared memory
  if (seals < 0) {
    return Promise::kNotMemory;
  }
  return (seals & kFrozenSeals) == kFrozenSeals ? Promise::kFrozen
         : (seals & kSizeSeals) == kSizeSeals   ? Promise::kFixedSize
                                                : Promise::kNone;
}

Status SealFor(const Descriptor& descriptor, Promise promise) {
  const int seals = promise == Promise::kFrozen ? kFrozenSeals | F_SEAL_SEAL : kSizeSeals;
  return fcntl(descriptor.get(), F_ADD_SEALS, seals) == 0
             ? Status::Ok()
             : SystemFailure(StatusCode::kUnavailable,
                             "shared memory cannot be sealed while it is mapped for writing");
}

Result<size_t> SizeOf(const Descriptor& descriptor, size_t max_bytes) {
  struct stat info{};
  struct statfs system{};
  // Huge pages can be sealed too, but a system that has run out of them kills whoever reads one.
  if (PromiseOf(descriptor) == Promise::kNotMemory || fstat(descriptor.get(), &info) != 0 ||
      !S_ISREG(info.st_mode) || info.st_size <= 0 || fstatfs(descriptor.get(), &system) != 0 ||
      system.f_type != TMPFS_MAGIC) {
    return Fail(Status(StatusCode::kBadData, "descriptor is not of shared memory, or is empty"));
  }
  const auto size = static_cast<size_t>(info.st_size);
  if (size > max_bytes) {
    return Fail(Status(StatusCode::kLimitExceeded, "shared memory is over the limit")
                    .With("bytes", info.st_size)
                    .With("limit", static_cast<int64_t>(max_bytes)));
  }
  return size;
}

}  // namespace genie
