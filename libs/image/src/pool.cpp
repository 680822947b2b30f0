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
  Buffer memory = std::move(block->memory);
  block->~PixelBlock();
}

void FreeChain(PixelBlock* chain) {
  while (chain != nullptr) {
    FreeBlock(std::exchange(chain, chain->next_idle));
  }
}

// Unlinks idle blocks, largest classes first, until at most `keep_bytes` are idle. Needs the lock;
// the chain is freed by the caller without it.
PixelBlock* UnlinkIdle(PoolState& pool, int64_t keep_bytes) {
  PixelBlock* chain = nullptr;
  for (int32_t c = kClassCount - 1; c >= 0; --c) {
    while (pool.idle[c] != nullptr && pool.stats.idle_bytes > keep_bytes) {
      PixelBlock* block = pool.idle[c];
      pool.idle[c] = block->next_idle;
      block->next_idle = std::exchange(chain, block);
      pool.stats.idle_bytes -= SizeClassBytes(c);
    }
  }
  return chain;
}

// Returns the bytes freed.
int64_t FreeIdle(PoolState& pool, int64_t keep_bytes) {
  PixelBlock* chain = nullptr;
  int64_t freed = 0;
  {
    const Guard guard(pool.lock);
    freed = pool.stats.idle_bytes;
    chain = UnlinkIdle(pool, keep_bytes);
    freed -= pool.stats.idle_bytes;
  }
  FreeChain(chain);
  return freed;
}

int64_t HeldBytes(const PixelBlock& block) {
  return block.size_class >= 0 ? SizeClassBytes(block.size_class)
                               : static_cast<int64_t>(block.memory.size() - kPixelOffset);
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
  pool.stats.bytes_in_use += bytes;
  pool.stats.high_water_bytes = std::max(pool.stats.high_water_bytes, pool.stats.bytes_in_use);
  return Status::Ok();
}

PixelBlock* TakeIdle(PoolState& pool, int32_t size_class) {
  const Guard guard(pool.lock);
  PixelBlock* block = pool.idle[size_class];
  if (block == nullptr) {
    return nullptr;
  }
  const int64_t bytes = SizeClassBytes(size_class);
  pool.idle[size_class] = block->next_idle;
  pool.stats.idle_bytes -= bytes;
  pool.stats.bytes_in_use += bytes;
  pool.stats.high_water_bytes = std::max(pool.stats.high_water_bytes, pool.stats.bytes_in_use);
  ++pool.stats.hits;
  return block;
}

Result<PixelBlock*> AllocateBlock(int64_t bytes) {
  auto memory = Buffer::Allocate(kPixelOffset + static_cast<size_t>(bytes));
  if (!memory) {
    return Fail(memory.error());
  }
  auto* block = new (memory->data()) PixelBlock;
  block->memory = std::move(*memory);
  return block;
}

Result<PixelBlock*> AllocateCounted(PoolState& pool, int64_t bytes, int32_t size_class) {
  PixelBlock* freed = nullptr;
  {
    const Guard guard(pool.lock);
    GENIE_FAIL_IF_ERROR(Admit(pool, bytes, freed));
  }
  FreeChain(freed);
  auto block = AllocateBlock(bytes);
  if (!block) {
    FreeIdle(pool, 0);  // idle memory is the first that a system without memory wants back
    block = AllocateBlock(bytes);
  }
  if (!block) {
    const Guard guard(pool.lock);
    pool.stats.bytes_in_use -= bytes;
    return block;
  }
  (*block)->pool = &pool;
  (*block)->size_class = static_cast<int16_t>(size_class);
  return block;
}

// The block goes to its idle list, or back to the system. Drops the block's hold on the pool.
void ReturnBlock(PoolState* pool, PixelBlock* block) {
  const int64_t bytes = HeldBytes(*block);
  bool keep = false;
  {
    const Guard guard(pool->lock);
    pool->stats.bytes_in_use -= bytes;
    keep = block->size_class >= 0 && bytes <= pool->options.max_idle_bytes - pool->stats.idle_bytes;
    if (keep) {
      block->next_idle = std::exchange(pool->idle[block->size_class], block);
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

Result<PixelBlock*> TakeBlock(PoolState* pool, int64_t bytes) {
  if (pool == nullptr) {
    return AllocateBlock(bytes);
  }
  const int32_t size_class = SizeClassOf(bytes);
  PixelBlock* idle = size_class >= 0 ? TakeIdle(*pool, size_class) : nullptr;
  if (idle == nullptr) {
    auto block =
        AllocateCounted(*pool, size_class >= 0 ? SizeClassBytes(size_class) : bytes, size_class);
    if (!block) {
      return block;
    }
    idle = *block;
  }
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
  return state_ == nullptr ? 0 : internal::FreeIdle(*state_, std::max<int64_t>(keep_idle_bytes, 0));
}

PoolStats BufferPool::stats() const {
  if (state_ == nullptr) {
    return {};
  }
  const internal::Guard guard(state_->lock);
  return state_->stats;
}

}  // namespace genie
