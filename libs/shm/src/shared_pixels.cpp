// SharedPixels: see shared_pixels.h and genie/shm/shareable_memory.h.
#include "shared_pixels.h"

#include <fcntl.h>
#include <genie/shm/shareable_memory.h>
#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <new>

#include "backing.h"

namespace genie {

// Every writable piece that is alive, and the forks that this process saw from either side.
class ForkGuard {
 public:
  static ForkGuard& Get() {
    static ForkGuard guard;
    return guard;
  }

  uint32_t forks() const { return forks_.load(std::memory_order_relaxed); }

  void Add(SharedPixels& piece) {
    const std::lock_guard lock(mutex_);
    piece.next_ = first_;
    if (first_ != nullptr) first_->previous_ = &piece;
    first_ = &piece;
  }

  void Remove(SharedPixels& piece) {
    const std::lock_guard lock(mutex_);
    (piece.previous_ != nullptr ? piece.previous_->next_ : first_) = piece.next_;
    if (piece.next_ != nullptr) piece.next_->previous_ = piece.previous_;
  }

 private:
  ForkGuard() {
    pthread_atfork([] { Get().mutex_.lock(); }, [] { Get().Ended(); }, [] { Get().BeginChild(); });
  }

  void Ended() {
    forks_.fetch_add(1, std::memory_order_relaxed);
    mutex_.unlock();
  }

  void BeginChild() {
    for (SharedPixels* piece = first_; piece != nullptr; piece = piece->next_) {
      if (piece->state_ != SharedPixels::State::kWritable) continue;
      // Where it fails the parent cannot seal this piece, and copies it instead.
      static_cast<void>(piece->mapping_.MakePrivate(piece->descriptor_.get()));
      piece->state_ = SharedPixels::State::kDetached;
    }
    Ended();
  }

  std::mutex mutex_;
  SharedPixels* first_ = nullptr;
  std::atomic<uint32_t> forks_{0};
};

namespace {

constexpr char kSharedKind = 0;
constexpr char kReceivedKind = 0;

class MemfdSource final : public PixelMemorySource {
 public:
  Result<PixelMemory*> Allocate(size_t size_bytes) override {
    const auto made = SharedPixels::Create(size_bytes);
    if (!made) return Fail(made.error());
    return *made;
  }
};

}  // namespace

PixelMemorySource& ShareableMemory() {
  static MemfdSource source;
  return source;
}

SharedPixels::SharedPixels(Descriptor descriptor, Mapping mapping)
    : descriptor_(std::move(descriptor)),
      mapping_(std::move(mapping)),
      birth_(ForkGuard::Get().forks()) {
  ForkGuard::Get().Add(*this);
}

SharedPixels::~SharedPixels() { ForkGuard::Get().Remove(*this); }

Result<SharedPixels*> SharedPixels::Create(size_t size_bytes) {
  if (size_bytes > kMaxSharedBytes) {
    return Fail(Status(StatusCode::kLimitExceeded, "shared memory is over the limit")
                    .With("bytes", static_cast<int64_t>(size_bytes))
                    .With("limit", static_cast<int64_t>(kMaxSharedBytes)));
  }
  auto files = CreateBacking(size_bytes, RegionBacking::kMemfd);
  if (!files) return Fail(files.error());
  auto mapping = Mapping::Map(files->writer.get(), size_bytes, MapAccess::kReadWrite);
  if (!mapping) return Fail(mapping.error());
  auto* made = new (std::nothrow) SharedPixels(std::move(files->writer), std::move(*mapping));
  if (made == nullptr) {
    return Fail(Status(StatusCode::kOutOfMemory, "not enough memory for a shared picture"));
  }
  return made;
}

SharedPixels* SharedPixels::From(PixelMemory* memory) {
  return memory != nullptr && memory->kind() == &kSharedKind ? static_cast<SharedPixels*>(memory)
                                                             : nullptr;
}

const void* SharedPixels::kind() const { return &kSharedKind; }

bool SharedPixels::is_reusable() const {
  return state_ == State::kWritable && birth_ == ForkGuard::Get().forks();
}

// Whole pages go back to the system, the rest of the last one that is used is zeroed.
void SharedPixels::ClearBehind(size_t used_bytes) {
  const std::span<uint8_t> all = bytes();
  const auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  const size_t whole = std::min((used_bytes + page - 1) / page * page, all.size());
  const bool gone =
      whole == all.size() ||
      fallocate(descriptor_.get(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                static_cast<off_t>(whole), static_cast<off_t>(all.size() - whole)) == 0;
  const size_t end = gone ? whole : all.size();
  std::memset(all.data() + used_bytes, 0, end - used_bytes);
}

Status SharedPixels::Freeze(size_t used_bytes) {
  if (state_ == State::kFrozen) return Status::Ok();
  if (state_ == State::kDetached) {
    return {StatusCode::kUnavailable, "a forked child cannot seal its parent's shared memory"};
  }
  ClearBehind(std::min(used_bytes, bytes().size()));
  GENIE_RETURN_IF_ERROR(mapping_.MakePrivate(descriptor_.get()));
  const Status sealed = SealFor(descriptor_, Promise::kFrozen);
  if (!sealed.ok()) {
    GENIE_RETURN_IF_ERROR(mapping_.MakeShared(descriptor_.get()));
    return sealed;
  }
  state_ = State::kFrozen;
  return Status::Ok();
}

ReceivedPixels* ReceivedPixels::From(PixelMemory* memory) {
  return memory != nullptr && memory->kind() == &kReceivedKind
             ? static_cast<ReceivedPixels*>(memory)
             : nullptr;
}

const void* ReceivedPixels::kind() const { return &kReceivedKind; }

}  // namespace genie
