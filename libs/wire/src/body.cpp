// Body: see genie/wire/body.h.
#include <genie/wire/body.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace genie::wire {
namespace {

constexpr size_t kFirstBytes = 1024;
constexpr size_t kKeptBytes = size_t{1} << 20;

Status TooLarge(uint64_t bytes, uint64_t limit) {
  return Status(StatusCode::kLimitExceeded,
                "the message is over protocol.max_message_bytes; send it in parts")
      .With("bytes", static_cast<int64_t>(bytes))
      .With("limit", static_cast<int64_t>(limit));
}

}  // namespace

uint8_t* Body::Grow(size_t bytes) {
  if (!status_.ok()) return nullptr;
  const size_t own = OwnBytes();
  if (bytes > limits_.max_body_bytes || size() > limits_.max_body_bytes) {
    Fail(TooLarge(size() + bytes, limits_.max_body_bytes));
    return nullptr;
  }
  auto grown = Buffer::Allocate(std::max({kFirstBytes, own + bytes, buffer_.size() * 2}));
  if (!grown) {
    Fail(grown.error());
    return nullptr;
  }
  if (own != 0) std::memcpy(grown->data(), buffer_.data(), own);
  buffer_ = std::move(*grown);
  at_ = buffer_.data() + own;
  end_ = buffer_.data() + buffer_.size();
  return at_;
}

void Body::Append(std::span<const uint8_t> bytes) {
  if (bytes.empty()) return;
  if (uint8_t* at = Room(bytes.size())) {
    std::memcpy(at, bytes.data(), bytes.size());
    Advance(bytes.size());
  }
}

void Body::AlignTo(size_t alignment) {
  const size_t over = static_cast<size_t>((kHeaderBytes + size()) & (alignment - 1));
  const size_t missing = over == 0 ? 0 : alignment - over;
  if (uint8_t* at = Room(missing)) {
    std::memset(at, 0, missing);
    Advance(missing);
  }
}

void Body::Borrow(std::span<const uint8_t> bytes) {
  if (bytes.size() < kSmallestBorrowed) return Append(bytes);
  if (!status_.ok()) return;
  if (bytes.size() > limits_.max_body_bytes) {
    return Fail(TooLarge(size() + bytes.size(), limits_.max_body_bytes));
  }
  Fail(blocks_.Push({OwnBytes(), bytes.data(), bytes.size()}));
  borrowed_bytes_ += bytes.size();
}

void Body::Fail(const Status& status) {
  if (status.ok() || !status_.ok()) return;
  status_ = status;
  end_ = at_;  // no more room: every later Room() comes to Grow(), which refuses
}

std::span<const uint8_t> Body::LargestPiece() const {
  std::span<const uint8_t> largest(buffer_.data(), OwnBytes());
  for (const Block& block : blocks_) {
    if (block.size > largest.size()) largest = {block.data, block.size};
  }
  return largest;
}

void Body::CopyTo(uint8_t* target) const {
  size_t own = 0;
  const auto copy = [&target](const uint8_t* bytes, size_t size) {
    if (size != 0) std::memcpy(target, bytes, size);
    target += size;
  };
  for (const Block& block : blocks_) {
    copy(buffer_.data() + own, block.own_before - own);
    copy(block.data, block.size);
    own = block.own_before;
  }
  copy(buffer_.data() + own, OwnBytes() - own);
}

void Body::Clear() {
  if (buffer_.size() > kKeptBytes) buffer_.Release();
  at_ = buffer_.data();
  end_ = at_ + buffer_.size();
  blocks_.Clear();
  borrowed_bytes_ = 0;
  status_ = Status::Ok();
}

}  // namespace genie::wire
