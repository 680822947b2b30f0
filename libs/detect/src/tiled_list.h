// TiledList<T>: the values of a row of tiles in one list, in the order of the tiles, so that later
// stages walk over a strip's values in one go and one tile's values can be replaced.
//
//   values   | tile 0 | tile 1 |    | tile 3 ...        begin = {0, 5, 9, 9, ...}
//
// Replacing moves the values behind the tile: a strip's list is tens of kilobytes, and a delta
// touches few tiles. Filling an empty list from left to right moves nothing.
//
// Depends on: base. Thread safety: one thread at a time.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>

#include <genie/base/list.h>

namespace genie::detect {

template <typename T>
class TiledList {
 public:
  // Empties every tile; capacity stays. Errors: kOutOfMemory.
  [[nodiscard]] Status Reset(size_t tiles) {
    values_.Clear();
    return begin_.Assign(tiles + 1, 0);
  }

  std::span<const T> of(size_t tile) const {
    return {values_.data() + begin_[tile], values_.data() + begin_[tile + 1]};
  }
  // The place of a tile's first value among all.
  uint32_t begin_of(size_t tile) const { return begin_[tile]; }
  std::span<const T> all() const { return values_.span(); }
  size_t size() const { return values_.size(); }
  size_t capacity_bytes() const {
    return values_.capacity() * sizeof(T) + begin_.capacity() * sizeof(uint32_t);
  }

  // Sets a tile's values, which must not lie in this list. Errors: kOutOfMemory (nothing changed).
  [[nodiscard]] Status Replace(size_t tile, std::span<const T> values) {
    const size_t from = begin_[tile];
    const size_t old_end = begin_[tile + 1];
    const size_t new_end = from + values.size();
    const size_t tail = values_.size() - old_end;
    const size_t size = new_end + tail;
    // By an eighth where a List would double: a session keeps these for long.
    if (size > values_.capacity())
      GENIE_RETURN_IF_ERROR(values_.ReserveExactly(size + size / 8 + 16));
    if (new_end != old_end) {
      if (tail != 0) {
        std::memmove(values_.data() + new_end, values_.data() + old_end, tail * sizeof(T));
      }
      const auto moved = static_cast<uint32_t>(new_end - old_end);  // modulo 2^32: may be negative
      for (size_t t = tile + 1; t < begin_.size(); ++t) begin_[t] += moved;
    }
    GENIE_RETURN_IF_ERROR(values_.Resize(size));
    if (!values.empty()) {
      std::memcpy(values_.data() + from, values.data(), values.size() * sizeof(T));
    }
    return Status::Ok();
  }

 private:
  List<T> values_;
  List<uint32_t> begin_;  // one more than tiles
};

}  // namespace genie::detect
