// Arena: see genie/base/arena.h.
#include <genie/base/arena.h>

#include <algorithm>
#include <utility>

namespace genie {

Result<uint8_t*> Arena::TakeBytes(size_t bytes) {
  const size_t rounded = (bytes + kBufferAlignment - 1) / kBufferAlignment * kBufferAlignment;
  if (block_count_ == 0 || blocks_[block_count_ - 1].size() - used_ < rounded) {
    if (block_count_ == kMaxBlocks) {
      return Fail(Status(StatusCode::kOutOfMemory, "scratch arena is out of blocks")
                      .With("blocks", static_cast<int64_t>(kMaxBlocks)));
    }
    auto block = Buffer::Allocate(std::max(next_bytes_, rounded));
    if (!block) {
      return Fail(block.error());
    }
    capacity_ += block->size();
    next_bytes_ = std::max(next_bytes_, block->size()) * 2;
    blocks_[block_count_++] = std::move(*block);
    used_ = 0;
  }
  uint8_t* out = blocks_[block_count_ - 1].data() + used_;
  used_ += rounded;
  return out;
}

void Arena::Reset() {
  used_ = 0;
  if (block_count_ <= 1) return;
  for (size_t i = 0; i < block_count_; ++i) blocks_[i].Release();
  block_count_ = 0;
  next_bytes_ = capacity_;
  capacity_ = 0;
  // One block at once, not at the next use, so that the second frame already finds it. When that
  // fails the arena is empty, and Take() reports the error.
  auto block = Buffer::Allocate(next_bytes_);
  if (!block) return;
  capacity_ = block->size();
  blocks_[block_count_++] = std::move(*block);
}

}  // namespace genie
