// RunMerger: components from the runs of a mask, two rows at a time.
//
// A slot holds the statistics of a component that still touches the row above. Runs of the
// current row join the slots of the runs that they touch there; a slot that no run of the current
// row continues is a finished component, and is handed out. So there are never more than
// width + 1 slots, however many components a frame has, and nothing is written for each pixel.
//
//   row y-1   ==A==    ==B==  =C=       C ends: emitted
//   row y       =====A=====             A and B meet: B's slot is added to A's and freed
//
// Depends on: components.h. Thread safety: one thread at a time.
#pragma once

#include <genie/kernels/components.h>

#include <algorithm>
#include <cstdint>
#include <span>

#include "pixels/runs.h"

namespace genie::kernels {

// The runs of one row and the slot of each.
struct RunRow {
  Run* runs;
  uint32_t* slots;
  size_t count = 0;
};

struct Slot {
  Component statistics;  // box.width and box.height hold the right and bottom edge until the end
  uint32_t parent;       // itself, the slot it was joined to, or kFreeSlot
  uint32_t last_row;     // the last row with a run of it
};

inline constexpr uint32_t kFreeSlot = UINT32_MAX;

// Slots at once, at most.
constexpr size_t MaxSlots(size_t width) { return 2 * MaxRuns(width); }

class RunMerger {
 public:
  // All arrays are borrowed: the rows above and here [MaxRuns(width)] each, slots and the stack of
  // free ones [MaxSlots(width)].
  RunMerger(RunRow above, RunRow here, Slot* slots, uint32_t* free_slots, size_t width,
            std::span<Component> components)
      : above_(above), here_(here), slots_(slots), free_(free_slots), components_(components) {
    free_count_ = MaxSlots(width);
    for (size_t i = 0; i < free_count_; ++i) free_[i] = uint32_t(free_count_ - 1 - i);
  }

  // Where the caller writes the runs of the next row, in order.
  Run* next_runs() { return here_.runs; }

  // Joins the `count` runs that were written to next_runs(), row `y`; two runs touch when they
  // overlap after each has grown by kReach columns (0: 4-connected, 1: 8-connected).
  template <uint32_t kReach>
  void AddRow(size_t count, uint32_t y) {
    here_.count = count;
    size_t first = 0;
    for (size_t i = 0; i < count; ++i) {
      const Run run = here_.runs[i];
      while (first < above_.count && above_.runs[first].end + kReach <= run.begin) ++first;
      uint32_t slot = kFreeSlot;
      size_t touching = first;
      for (; touching < above_.count && above_.runs[touching].begin < run.end + kReach;
           ++touching) {
        const uint32_t root = Find(above_.slots[touching]);
        slot = slot == kFreeSlot ? root : Join(slot, root);
      }
      first = touching == first ? first : touching - 1;  // it may touch the next run too
      here_.slots[i] = slot == kFreeSlot ? NewSlot(run, y) : slot;
      Count(run, y, slots_[here_.slots[i]]);
    }
    EndRow(y);
  }

  // Hands out what still touches the last row, and returns the number of components.
  size_t Finish() {
    here_.count = 0;
    EndRow(UINT32_MAX);
    return found_;
  }

 private:
  uint32_t Find(uint32_t slot) const {
    while (slots_[slot].parent != slot) slot = slots_[slot].parent;
    return slot;
  }

  // Adds slot `b` to slot `a`, both roots. The older name wins: the smaller (top, first_x).
  uint32_t Join(uint32_t a, uint32_t b) {
    if (a == b) return a;
    Component& to = slots_[a].statistics;
    const Component& from = slots_[b].statistics;
    if (from.box.y < to.box.y || (from.box.y == to.box.y && from.first_x < to.first_x)) {
      to.first_x = from.first_x;
      to.box.y = from.box.y;
    }
    to.box.x = std::min(to.box.x, from.box.x);
    to.box.width = std::max(to.box.width, from.box.width);
    to.box.height = std::max(to.box.height, from.box.height);
    to.area += from.area;
    to.sum_x += from.sum_x;
    to.sum_y += from.sum_y;
    slots_[b].parent = a;
    return a;
  }

  uint32_t NewSlot(Run run, uint32_t y) {
    const uint32_t slot = free_[--free_count_];
    slots_[slot].parent = slot;
    slots_[slot].statistics = {{int32_t(run.begin), int32_t(y), int32_t(run.end), int32_t(y)},
                               int32_t(run.begin),
                               0,
                               0,
                               0};
    return slot;
  }

  void Count(Run run, uint32_t y, Slot& slot) {
    const int32_t begin = int32_t(run.begin);
    const int32_t end = int32_t(run.end);
    const int64_t length = end - begin;
    Component& to = slot.statistics;
    to.box.x = std::min(to.box.x, begin);
    to.box.width = std::max(to.box.width, end);
    to.box.height = int32_t(y) + 1;
    to.area += length;
    to.sum_x += length * (int64_t{begin} + end - 1) / 2;
    to.sum_y += length * y;
  }

  // Gives the runs of this row their root slots, frees and hands out what did not go on, and makes
  // this row the one above.
  void EndRow(uint32_t y) {
    for (size_t i = 0; i < here_.count; ++i) {
      const uint32_t root = Find(here_.slots[i]);
      here_.slots[i] = root;
      slots_[root].last_row = y;
    }
    for (size_t i = 0; i < above_.count; ++i) {
      const uint32_t name = above_.slots[i];
      Slot& slot = slots_[name];
      if (slot.parent == kFreeSlot) continue;
      if (slot.parent == name) {
        if (slot.last_row == y) continue;
        Emit(slot.statistics);
      }
      slot.parent = kFreeSlot;
      free_[free_count_++] = name;
    }
    std::swap(above_, here_);
  }

  void Emit(Component component) {
    component.box.width -= component.box.x;
    component.box.height -= component.box.y;
    if (found_ < components_.size()) components_[found_] = component;
    ++found_;
  }

  RunRow above_;
  RunRow here_;
  Slot* slots_;
  uint32_t* free_;
  std::span<Component> components_;
  size_t free_count_ = 0;
  size_t found_ = 0;
};

}  // namespace genie::kernels
