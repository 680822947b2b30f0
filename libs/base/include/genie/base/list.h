// List<T>: a growable array of trivially copyable values over a Buffer. It is what the portable
// libraries use where std::vector would abort on a failed allocation: growth is a Status.
//
// Capacity is kept by Clear(), so a List that is reused reaches a steady state without
// allocation. Push() checks room; PushUnchecked() needs a Reserve() before.
//
// Depends on: buffer.h.
// Thread safety: one thread at a time.
#pragma once

#include <algorithm>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>

#include <genie/base/buffer.h>

namespace genie {

template <typename T>
class List {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kBufferAlignment);

 public:
  List() = default;
  // A List that was moved from is empty.
  List(List&& other) noexcept
      : buffer_(std::move(other.buffer_)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  List& operator=(List&& other) noexcept {
    buffer_ = std::move(other.buffer_);
    const size_t size = std::exchange(other.size_, 0);  // first read: `other` may be this List
    const size_t capacity = std::exchange(other.capacity_, 0);
    size_ = size;
    capacity_ = capacity;
    return *this;
  }

  // Makes room for `count` values in all; existing ones stay. Doubles at least.
  // Errors: kOutOfMemory (the List is unchanged).
  [[nodiscard]] Status Reserve(size_t count) {
    if (count <= capacity_) {
      return Status::Ok();
    }
    return ReserveExactly(std::max({count, capacity_ * 2, size_t{16}}));
  }

  // The same without the doubling: for lists whose size is known, or that are kept for long.
  [[nodiscard]] Status ReserveExactly(size_t wanted) {
    if (wanted <= capacity_) {
      return Status::Ok();
    }
    auto grown = Buffer::Allocate(wanted * sizeof(T));
    if (!grown) {
      return grown.error();
    }
    if (size_ != 0) {
      std::memcpy(grown->data(), buffer_.data(), size_ * sizeof(T));
    }
    buffer_ = std::move(*grown);
    capacity_ = wanted;
    return Status::Ok();
  }

  // Sets the size; new values are uninitialised. Grows by an eighth where Push doubles: a size that
  // is known at once changes little from frame to frame, and what is not used is held for long.
  [[nodiscard]] Status Resize(size_t count) {
    if (count > capacity_) {
      GENIE_RETURN_IF_ERROR(ReserveExactly(capacity_ == 0 ? count : count + count / 8));
    }
    size_ = count;
    return Status::Ok();
  }

  // Sets the size and every value.
  [[nodiscard]] Status Assign(size_t count, const T& value) {
    GENIE_RETURN_IF_ERROR(Resize(count));
    std::fill_n(data(), count, value);
    return Status::Ok();
  }

  [[nodiscard]] Status Push(const T& value) {
    if (size_ == capacity_) [[unlikely]] {
      const T copy = value;  // `value` may live in this List
      GENIE_RETURN_IF_ERROR(Reserve(size_ + 1));
      data()[size_++] = copy;
      return Status::Ok();
    }
    data()[size_++] = value;
    return Status::Ok();
  }

  void PushUnchecked(const T& value) { data()[size_++] = value; }
  void Pop() { --size_; }
  void Clear() { size_ = 0; }
  void Truncate(size_t count) { size_ = std::min(size_, count); }

  T* data() { return reinterpret_cast<T*>(buffer_.data()); }
  const T* data() const { return reinterpret_cast<const T*>(buffer_.data()); }
  size_t size() const { return size_; }
  size_t capacity() const { return capacity_; }
  bool empty() const { return size_ == 0; }
  T& operator[](size_t i) { return data()[i]; }
  const T& operator[](size_t i) const { return data()[i]; }
  T& back() { return data()[size_ - 1]; }
  const T& back() const { return data()[size_ - 1]; }
  T* begin() { return data(); }
  T* end() { return data() + size_; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }
  std::span<T> span() { return {data(), size_}; }
  std::span<const T> span() const { return {data(), size_}; }

 private:
  Buffer buffer_;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace genie
