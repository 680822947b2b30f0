// SharedRegion and SharedView: see genie/shm/region.h.
#include <genie/shm/region.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "backing.h"

namespace genie {
namespace {

// Reading cannot fault: what is missing is a short count.
Status ReadAll(const Descriptor& descriptor, std::span<uint8_t> target) {
  size_t done = 0;
  while (done < target.size()) {
    const ssize_t count = pread(descriptor.get(), target.data() + done, target.size() - done,
                                static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      return Status(StatusCode::kBadData, "shared memory is shorter than it said")
          .With("bytes", static_cast<int64_t>(done))
          .With("expected", static_cast<int64_t>(target.size()));
    }
    done += static_cast<size_t>(count);
  }
  return Status::Ok();
}

Result<Descriptor> DuplicateOf(const Descriptor& descriptor) {
  Descriptor copy(fcntl(descriptor.get(), F_DUPFD_CLOEXEC, 0));
  if (!copy.valid()) {
    return Fail(Status(StatusCode::kUnavailable, "no further file descriptor can be opened"));
  }
  return copy;
}

}  // namespace

Result<SharedRegion> SharedRegion::Create(size_t size_bytes, RegionBacking backing) {
  if (size_bytes == 0) {
    return Fail(Status(StatusCode::kInvalidArgument, "shared memory needs at least one byte"));
  }
  if (size_bytes > kMaxSharedBytes) {
    return Fail(Status(StatusCode::kLimitExceeded, "shared memory is over the limit")
                    .With("bytes", static_cast<int64_t>(size_bytes))
                    .With("limit", static_cast<int64_t>(kMaxSharedBytes)));
  }
  auto files = CreateBacking(size_bytes, backing);
  if (!files) {
    return Fail(files.error());
  }
  auto mapping = Mapping::Map(files->writer.get(), size_bytes, MapAccess::kReadWrite);
  if (!mapping) {
    return Fail(mapping.error());
  }
  Descriptor kept = files->shared.valid() ? std::move(files->shared) : std::move(files->writer);
  return SharedRegion(std::move(kept), std::move(*mapping), backing);
}

Result<SharedRegion> SharedRegion::Attach(const Descriptor& descriptor, size_t max_bytes) {
  const auto size = SizeOf(descriptor, max_bytes);
  if (!size) {
    return Fail(size.error());
  }
  if (PromiseOf(descriptor) != Promise::kFixedSize) {
    return Fail(Status(StatusCode::kBadData,
                       "shared memory to write into has to be sealed in size, and in size only"));
  }
  auto own = DuplicateOf(descriptor);
  if (!own) {
    return Fail(own.error());
  }
  auto mapping = Mapping::Map(own->get(), *size, MapAccess::kReadWrite);
  if (!mapping) {
    return Fail(mapping.error());
  }
  return SharedRegion(std::move(*own), std::move(*mapping), RegionBacking::kMemfd);
}

Result<Descriptor> SharedRegion::Duplicate() const { return DuplicateOf(descriptor_); }

Result<Descriptor> SharedRegion::Freeze() && {
  mapping_.Unmap();
  if (backing_ == RegionBacking::kMemfd) {
    GENIE_FAIL_IF_ERROR(SealFor(descriptor_, Promise::kFrozen));
  }
  return std::move(descriptor_);
}

Result<Descriptor> SharedRegion::FreezeInPlace() {
  GENIE_FAIL_IF_ERROR(mapping_.MakePrivate(descriptor_.get()));
  GENIE_FAIL_IF_ERROR(SealFor(descriptor_, Promise::kFrozen));
  return Duplicate();
}

Result<SharedView> SharedView::Open(const Descriptor& descriptor, size_t max_bytes) {
  const auto size = SizeOf(descriptor, max_bytes);
  if (!size) {
    return Fail(size.error());
  }
  SharedView out;
  if (PromiseOf(descriptor) == Promise::kFrozen) {
    auto mapping = Mapping::Map(descriptor.get(), *size, MapAccess::kRead);
    if (!mapping) {
      return Fail(mapping.error());
    }
    out.mapping_ = std::move(*mapping);
    return out;
  }
  auto copy = Buffer::Allocate(*size);
  if (!copy) {
    return Fail(copy.error());
  }
  GENIE_FAIL_IF_ERROR(ReadAll(descriptor, {copy->data(), *size}));
  out.copy_ = std::move(*copy);
  return out;
}

std::span<const uint8_t> SharedView::bytes() const {
  return is_copy() ? std::span<const uint8_t>(copy_.data(), copy_.size()) : mapping_.bytes();
}

}  // namespace genie
