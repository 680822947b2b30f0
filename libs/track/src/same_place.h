// Stage 5: what is left, by place: an element whose content is another and whose place is the same,
// or the one that its surroundings moved it to.
//
// Depends on: base, scene. Thread safety: one scratch a thread.
#pragma once

#include <cstdint>

#include <genie/base/list.h>
#include <genie/base/status.h>

#include "box_grid.h"
#include "neighbours.h"
#include "tracked.h"

namespace genie::track {

// Where an old element is expected in the new frame.
struct Expected {
  int32_t old_index = 0;
  Box box;
};

// A new element in an expected place, and how well it fits.
struct Fit {
  int32_t score = 0;
  int32_t old_index = 0;
  int32_t new_index = 0;
};

struct PlaceScratch {
  List<Expected> expected;
  List<Fit> fits;
  BoxGrid grid;

  size_t bytes() const {
    return expected.capacity() * sizeof(Expected) + fits.capacity() * sizeof(Fit) + grid.bytes();
  }
};

//   neighbours   what moved around an element, or null where nothing moved
//
// Better fits are paired first; of equal ones the earlier in reading order.
// Cost: O(n log n) in the elements left. Errors: kOutOfMemory.
Status PairSamePlace(const Frames& frames, const Neighbours* neighbours, PlaceScratch& scratch,
                     Pairing& pairing);

}  // namespace genie::track
