// BufferPool: see genie/image/pool.h.
#include <genie/image/pool.h>

#include <algorithm>
#include <bit>
#include <new>
#include <utility>

#include "pixel_block.h"

namespace genie {
namespace internal {
namespace {

// The memory owns the header inside it: move it out first, so that it ends after the header.
void FreeBlock(PixelBlock* block) {
  if (block->special != nullptr) block->special->Destroy();
  Buffer memory = std::move(block->memory);
  block->~PixelBlock();
}

void FreeChain(PixelBlock* chain) {
  while (chain != nullptr) {
    FreeBlock(std::exchange(chain, chain->next_idle));
  }
}

// Takes the first block off its list. Needs the lock.
PixelBlock* PopIdle(PoolState& pool, IdleList& list) {
  PixelBlock* block = list.first;
  list.first = block->next_idle;
  list.low = std::min(list.low, --list.count);
  pool.stats.idle_bytes -= block->held_bytes;
  return block;
}

void Link(PixelBlock* block, PixelBlock*& chain) { block->next_idle = std::exchange(chain, block); }

// Unlinks idle blocks, largest classes first, until at most `keep_bytes` are idle. Needs the lock;
// the chain is freed by the caller without it.
PixelBlock* UnlinkIdle(PoolState& pool, int64_t keep_bytes) {
  PixelBlock* chain = nullptr;
  for (size_t c = kClassCount; c-- > 0;) {
    for (auto& lists : pool.idle) {
      while (lists[c].first != nullptr && pool.stats.idle_bytes > keep_bytes) {
        Link(PopIdle(pool, lists[c]), chain);
      }
    }
  }
  return chain;
}

// Unlinks what stayed idle since the last call. Needs the lock.
PixelBlock* UnlinkUnused(PoolState& pool) {
  PixelBlock* chain = nullptr;
  for (auto& lists : pool.idle) {
    for (IdleList& list : lists) {
      for (int32_t unused = list.low; unused > 0; --unused) Link(PopIdle(pool, list), chain);
      list.low = list.count;
    }
  }
  return chain;
}

// Frees the blocks that `unlink` takes off the lists; returns their bytes.
template <typename Unlink>
int64_t FreeIdle(PoolState& pool, Unlink unlink) {
  PixelBlock* chain = nullptr;
  int64_t freed = 0;
  {
    const Guard guard(pool.lock);
    freed = pool.stats.idle_bytes;
    chain = unlink(pool);
    freed -= pool.stats.idle_bytes;
  }
  FreeChain(chain);
  return freed;
}

void CountUse(PoolState& pool, int64_t bytes) {
  PoolStats& stats = pool.stats;
  stats.bytes_in_use += bytes;
  stats.high_water_bytes = std::max(stats.high_water_bytes, stats.bytes_in_use);
  stats.held_high_water_bytes =
      std::max(stats.held_high_water_bytes, stats.bytes_in_use + stats.idle_bytes);
}

// Counts `bytes` as used. Idle blocks make room first. Errors: kLimitExceeded.
Status Admit(PoolState& pool, int64_t bytes, PixelBlock*& freed) {
  const int64_t in_use = pool.stats.bytes_in_use;
  if (bytes > pool.options.max_bytes - in_use) {
    return Status(StatusCode::kLimitExceeded,
                  "pixel pool is full; release images or raise its limit")
        .With("bytes", bytes)
        .With("in_use", in_use)
        .With("limit", pool.options.max_bytes);
  }
  freed = UnlinkIdle(pool, pool.options.max_bytes - in_use - bytes);
  ++pool.stats.misses;
  CountUse(pool, bytes);
  return Status::Ok();
}

bool IsReusable(const PixelBlock& block) {
  return block.special == nullptr || block.special->is_reusable();
}

// Null where none is idle. Those that are of no use any more, as after a fork, go on the way.
PixelBlock* TakeIdle(PoolState& pool, int32_t size_class, Placement placement) {
  PixelBlock* useless = nullptr;
  PixelBlock* taken = nullptr;
  {
    const Guard guard(pool.lock);
    IdleList& list = pool.idle[static_cast<size_t>(placement)][static_cast<size_t>(size_class)];
    while (taken == nullptr && list.first != nullptr) {
      PixelBlock* block = PopIdle(pool, list);
      if (IsReusable(*block)) {
        taken = block;
        CountUse(pool, block->held_bytes);
        ++pool.stats.hits;
      } else {
        Link(block, useless);
      }
    }
  }
  FreeChain(useless);
  return taken;
}

// The header, and behind it `bytes` or, from a `source`, elsewhere.
Result<PixelBlock*> AllocateBlock(int64_t bytes, PixelMemorySource* source) {
  const size_t behind = source == nullptr ? static_cast<size_t>(bytes) : 0;
  auto memory = Buffer::Allocate(kPixelOffset + behind);
  if (!memory) {
    return Fail(memory.error());
  }
  PixelMemory* special = nullptr;
  if (source != nullptr) {
    const auto allocated = source->Allocate(static_cast<size_t>(bytes));
    if (!allocated) return Fail(allocated.error());
    special = *allocated;
  }
  auto* block = new (memory->data()) PixelBlock;
  block->special = special;
  block->held_bytes = bytes;
  block->memory = std::move(*memory);
  return block;
}

Result<PixelBlock*> AllocateCounted(PoolState& pool, int64_t bytes, int32_t size_class,
                                    Placement placement) {
  PixelMemorySource* source = placement == Placement::kShareable ? pool.options.shareable : nullptr;
  PixelBlock* freed = nullptr;
  {
    const Guard guard(pool.lock);
    GENIE_FAIL_IF_ERROR(Admit(pool, bytes, freed));
  }
  FreeChain(freed);
  auto block = AllocateBlock(bytes, source);
  if (!block) {  // idle memory is the first that a system without memory wants back
    FreeIdle(pool, [](PoolState& state) { return UnlinkIdle(state, 0); });
    block = AllocateBlock(bytes, source);
  }
  if (!block) {
    const Guard guard(pool.lock);
    pool.stats.bytes_in_use -= bytes;
    return block;
  }
  (*block)->pool = &pool;
  (*block)->size_class = static_cast<int16_t>(size_class);
  (*block)->placement = placement;
  return block;
}

// The block goes to its idle list, or back to the system. Drops the block's hold on the pool.
void ReturnBlock(PoolState* pool, PixelBlock* block) {
  const int64_t bytes = block->held_bytes;
  const bool is_reusable = block->size_class >= 0 && IsReusable(*block);
  bool keep = false;
  {
    const Guard guard(pool->lock);
    pool->stats.bytes_in_use -= bytes;
    keep = is_reusable && bytes <= pool->options.max_idle_bytes - pool->stats.idle_bytes;
    if (keep) {
      IdleList& list =
          pool->idle[static_cast<size_t>(block->placement)][static_cast<size_t>(block->size_class)];
      Link(block, list.first);
      ++list.count;
      pool->stats.idle_bytes += bytes;
    }
  }
  if (!keep) {
    FreeBlock(block);
  }
  DropReference(pool);
}

}  // namespace

int32_t SizeClassOf(int64_t bytes) {
  if (bytes > SizeClassBytes(kClassCount - 1)) {
    return -1;
  }
  if (bytes <= SizeClassBytes(0)) {
    return 0;
  }
  // bytes - 1 lies in [2^log2, 2^(log2+1)); its two bits below the highest choose the step.
  const auto last = static_cast<uint64_t>(bytes - 1);
  const auto log2 = static_cast<int32_t>(std::bit_width(last)) - 1;
  const auto step = static_cast<int32_t>((last >> (log2 - 2)) & 3);
  return (log2 - kSmallestClassLog2) * kStepsPerDoubling + step + 1;
}

int64_t SizeClassBytes(int32_t size_class) {
  const int32_t log2 = kSmallestClassLog2 + size_class / kStepsPerDoubling;
  return (int64_t{1} << log2) / kStepsPerDoubling *
         (kStepsPerDoubling + size_class % kStepsPerDoubling);
}

Result<PixelBlock*> TakeBlock(PoolState* pool, int64_t bytes, Placement placement) {
  if (placement == Placement::kShareable &&
      (pool == nullptr || pool->options.shareable == nullptr)) {
    return Fail(Status(StatusCode::kInvalidArgument,
                       "shareable pixels need a pool with a source of such memory"));
  }
  if (pool == nullptr) {
    return AllocateBlock(bytes, nullptr);
  }
  const int32_t size_class = SizeClassOf(bytes);
  PixelBlock* idle = size_class >= 0 ? TakeIdle(*pool, size_class, placement) : nullptr;
  if (idle == nullptr) {
    auto block = AllocateCounted(*pool, size_class >= 0 ? SizeClassBytes(size_class) : bytes,
                                 size_class, placement);
    if (!block) {
      return block;
    }
    idle = *block;
  }
  idle->used_bytes = bytes;
  idle->writable.store(true, std::memory_order_relaxed);
  idle->references.store(1, std::memory_order_relaxed);
  pool->references.fetch_add(1, std::memory_order_relaxed);
  return idle;
}

void AddReference(PixelBlock* block) {
  if (block != nullptr) {
    block->references.fetch_add(1, std::memory_order_relaxed);
  }
}

void DropReference(PixelBlock* block) {
  // acq_rel: the last owner must see what the others wrote into the pixels.
  if (block == nullptr || block->references.fetch_sub(1, std::memory_order_acq_rel) != 1) {
    return;
  }
  if (block->release != nullptr) {
    block->release(block->release_context);
  }
  if (block->pool != nullptr) {
    ReturnBlock(block->pool, block);
  } else {
    FreeBlock(block);
  }
}

void DropReference(PoolState* pool) {
  if (pool == nullptr || pool->references.fetch_sub(1, std::memory_order_acq_rel) != 1) {
    return;
  }
  FreeChain(UnlinkIdle(*pool, 0));
  Buffer memory = std::move(pool->memory);
  pool->~PoolState();
}

}  // namespace internal

BufferPool::BufferPool(const BufferPool& other) : state_(other.state_) {
  if (state_ != nullptr) {
    state_->references.fetch_add(1, std::memory_order_relaxed);
  }
}

BufferPool::BufferPool(BufferPool&& other) noexcept
    : state_(std::exchange(other.state_, nullptr)) {}

BufferPool& BufferPool::operator=(const BufferPool& other) {
  BufferPool copy(other);
  std::swap(state_, copy.state_);
  return *this;
}

BufferPool& BufferPool::operator=(BufferPool&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

BufferPool::~BufferPool() { internal::DropReference(state_); }

Result<BufferPool> BufferPool::Create(const PoolOptions& options) {
  if (options.max_bytes < 0 || options.max_idle_bytes < 0) {
    return Fail(Status(StatusCode::kInvalidArgument, "a pool's limits must not be negative")
                    .With("max_bytes", options.max_bytes)
                    .With("max_idle_bytes", options.max_idle_bytes));
  }
  auto memory = Buffer::Allocate(sizeof(internal::PoolState));
  if (!memory) {
    return Fail(memory.error());
  }
  BufferPool out;
  out.state_ = new (memory->data()) internal::PoolState;
  out.state_->options = options;
  out.state_->memory = std::move(*memory);
  return out;
}

int64_t BufferPool::Trim(int64_t keep_idle_bytes) {
  if (state_ == nullptr) return 0;
  return internal::FreeIdle(*state_, [keep_idle_bytes](internal::PoolState& state) {
    return internal::UnlinkIdle(state, std::max<int64_t>(keep_idle_bytes, 0));
  });
}

int64_t BufferPool::TrimUnused() {
  return state_ == nullptr ? 0 : internal::FreeIdle(*state_, internal::UnlinkUnused);
}

bool BufferPool::is_last_holder() const {
  return state_ != nullptr && state_->references.load(std::memory_order_acquire) == 1;
}

PoolStats BufferPool::stats() const {
  if (state_ == nullptr) {
    return {};
  }
  const internal::Guard guard(state_->lock);
  return state_->stats;
}

}  // namespace genie
