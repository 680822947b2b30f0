// Places: which element of a frame stands in a given box, with a given content or of a given role.
//
// Depends on: base, scene. Thread safety: built by one thread, then read by any number.
#pragma once

#include <cstdint>
#include <span>

#include "hashing.h"
#include "index_table.h"
#include "tracked.h"

namespace genie::track {

class Places {
 public:
  // Borrows `frame` until the next Build. Cost: O(n). Errors: kOutOfMemory.
  [[nodiscard]] Status Build(std::span<const Tracked> frame) {
    frame_ = frame;
    GENIE_RETURN_IF_ERROR(by_content_.Reset(frame.size()));
    GENIE_RETURN_IF_ERROR(by_role_.Reset(frame.size()));
    for (auto i = static_cast<int32_t>(frame.size()) - 1; i >= 0; --i) {
      by_content_.Insert(i, HashPlace(frame[i].content, frame[i].box));
      by_role_.Insert(i, HashPlace(RoleKey(frame[i].role), frame[i].box));
    }
    return Status::Ok();
  }

  // The first element in exactly `box` with this content for which allows(index), or kUnpaired.
  template <typename Allows>
  int32_t WithContent(uint64_t content, const Box& box, Allows allows) const {
    return by_content_.Find(HashPlace(content, box), [&](int32_t i) {
      return frame_[i].content == content && frame_[i].box == box && allows(i);
    });
  }
  // The same by role.
  template <typename Allows>
  int32_t WithRole(Role role, const Box& box, Allows allows) const {
    return by_role_.Find(HashPlace(RoleKey(role), box), [&](int32_t i) {
      return frame_[i].role == role && frame_[i].box == box && allows(i);
    });
  }

  size_t bytes() const { return by_content_.bytes() + by_role_.bytes(); }

 private:
  static uint64_t RoleKey(Role role) { return static_cast<uint64_t>(role) + 1; }

  std::span<const Tracked> frame_;
  IndexTable by_content_;
  IndexTable by_role_;
};

}  // namespace genie::track
