// IndexTable: indices by the hash of what they stand for, in chains. The caller compares what is
// found in full; equal hashes of different things cost a step, never a wrong answer.
//
// A look-up takes kMaxSteps steps at most: beyond that many equals of one thing, which no screen
// shows, what is further down the chain counts as not there.
//
// Depends on: base. Thread safety: one writer; readers when nobody writes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include <genie/base/list.h>

namespace genie::track {

class IndexTable {
 public:
  static constexpr int32_t kNone = -1;
  static constexpr int32_t kMaxSteps = 256;

  // Empties the table and makes room for indices below `count`. Errors: kOutOfMemory.
  [[nodiscard]] Status Reset(size_t count) {
    const size_t buckets = std::bit_ceil(count * 2 + 1);
    GENIE_RETURN_IF_ERROR(heads_.Assign(buckets, kNone));
    GENIE_RETURN_IF_ERROR(next_.Resize(count));
    mask_ = buckets - 1;
    return Status::Ok();
  }

  // Puts `index` in front: to find equal ones in rising order, insert them in falling order.
  void Insert(int32_t index, uint64_t hash) {
    int32_t& head = heads_[hash & mask_];
    next_[index] = head;
    head = index;
  }

  // The first index in the hash's chain for which is_it(index), or kNone.
  template <typename IsIt>
  int32_t Find(uint64_t hash, IsIt is_it) const {
    int32_t at = heads_[hash & mask_];
    for (int32_t step = 0; at != kNone && step < kMaxSteps; ++step, at = next_[at]) {
      if (is_it(at)) return at;
    }
    return kNone;
  }

  // The same, and takes it out of the table.
  template <typename IsIt>
  int32_t Take(uint64_t hash, IsIt is_it) {
    int32_t* link = &heads_[hash & mask_];
    for (int32_t step = 0; *link != kNone && step < kMaxSteps; ++step, link = &next_[*link]) {
      if (!is_it(*link)) continue;
      const int32_t found = *link;
      *link = next_[found];
      return found;
    }
    return kNone;
  }

  size_t bytes() const { return (heads_.capacity() + next_.capacity()) * sizeof(int32_t); }

 private:
  List<int32_t> heads_;
  List<int32_t> next_;
  size_t mask_ = 0;
};

}  // namespace genie::track
