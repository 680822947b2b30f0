// Neighbours: how what stands around an element moved.
//
// Anchors are pairs that are sure; both frames are in reading order, so an element's nearest
// anchors before and behind it in the list stand near it on the screen: in its line, its row or
// its panel. What they did is the best guess at what it did.
//
// Depends on: base, scene. Thread safety: built by one thread, then read by any number.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/list.h>

#include "shift.h"
#include "tracked.h"

namespace genie::track {

// The shifts of the nearest anchors, the better witness first.
struct Evidence {
  int32_t count = 0;  // 0 .. 2: of different shifts
  Shift shifts[2] = {};
  bool is_unanimous = false;  // there are two anchors, and both say the same

  std::span<const Shift> span() const { return {shifts, static_cast<size_t>(count)}; }
  bool Has(Shift shift) const {
    return (count > 0 && shifts[0] == shift) || (count > 1 && shifts[1] == shift);
  }
  // An anchor beside it moved, and not by `shift`.
  bool Contradicts(Shift shift) const {
    for (const Shift seen : span()) {
      if (!seen.IsZero() && seen != shift) return true;
    }
    return false;
  }
};

class Neighbours {
 public:
  // is_anchor(new index) says of a pair whether it is one; both must have equal content.
  // Borrows `frames` and `pairing` until the next Build. Cost: O(n). Errors: kOutOfMemory.
  template <typename IsAnchor>
  [[nodiscard]] Status Build(const Frames& frames, const Pairing& pairing, IsAnchor is_anchor) {
    frames_ = frames;
    pairing_ = &pairing;
    GENIE_RETURN_IF_ERROR(
        Link(frames.new_frame.size(), new_links_, [&](int32_t j) { return is_anchor(j); }));
    return Link(frames.old_frame.size(), old_links_, [&](int32_t i) {
      return pairing.new_of[i] != kUnpaired && is_anchor(pairing.new_of[i]);
    });
  }

  Evidence OfNew(int32_t index) const;
  Evidence OfOld(int32_t index) const;

  size_t bytes() const { return (new_links_.capacity() + old_links_.capacity()) * sizeof(Links); }

 private:
  struct Links {
    int32_t before = kUnpaired;  // the nearest anchor before the element, as an index
    int32_t behind = kUnpaired;
  };

  template <typename IsAnchor>
  static Status Link(size_t count, List<Links>& links, IsAnchor is_anchor) {
    GENIE_RETURN_IF_ERROR(links.Resize(count));
    int32_t last = kUnpaired;
    for (int32_t k = 0; k < static_cast<int32_t>(count); ++k) {
      links[k].before = last;
      if (is_anchor(k)) last = k;
    }
    last = kUnpaired;
    for (int32_t k = static_cast<int32_t>(count) - 1; k >= 0; --k) {
      links[k].behind = last;
      if (is_anchor(k)) last = k;
    }
    return Status::Ok();
  }

  static Evidence Weigh(std::span<const Tracked> frame, int32_t index, Links links, Shift of_before,
                        Shift of_behind);

  Frames frames_;
  const Pairing* pairing_ = nullptr;
  List<Links> new_links_;
  List<Links> old_links_;
};

}  // namespace genie::track
