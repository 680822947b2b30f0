// ContentGroups: which elements of both frames have equal content. A content that each frame has
// once is a sure sign; one that repeats (check boxes, "45 min") says nothing alone.
//
// Depends on: base, scene. Thread safety: built by one thread, then read by any number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/base/list.h>

#include "index_table.h"
#include "tracked.h"

namespace genie::track {

struct ContentGroup {
  uint64_t content = 0;
  int32_t old_count = 0;
  int32_t new_count = 0;
  int32_t old_index = 0;  // one of the old elements, if there is any
  int32_t new_index = 0;

  bool IsUnique() const { return old_count == 1 && new_count == 1; }
};

class ContentGroups {
 public:
  static constexpr int32_t kNoGroup = -1;  // of an element without content

  // Cost: O(n). Errors: kOutOfMemory.
  Status Build(const Frames& frames);

  std::span<const ContentGroup> groups() const { return groups_.span(); }
  const ContentGroup& operator[](int32_t group) const { return groups_[group]; }
  int32_t OfOld(int32_t index) const { return of_old_[index]; }
  int32_t OfNew(int32_t index) const { return of_new_[index]; }

  // Its content repeats, in one of the frames at least.
  bool IsRepeatedNew(int32_t index) const {
    return of_new_[index] != kNoGroup && !groups_[of_new_[index]].IsUnique();
  }

  size_t bytes() const;

 private:
  int32_t GroupOf(uint64_t content);

  IndexTable table_;
  List<ContentGroup> groups_;
  List<int32_t> of_old_;
  List<int32_t> of_new_;
};

}  // namespace genie::track
