// Stage 4: containers, which have no content of their own, go where what they hold went.
//
// Each pair of elements votes for the pair of their parents. A container whose children's majority
// comes from one old container is that one: a window that was dragged, the rows of a list that was
// scrolled by exactly one row (whose boxes all fit in place, wrongly).
//
// Depends on: base, scene. Thread safety: one scratch a thread.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/list.h>

#include "shift.h"
#include "tracked.h"
#include "unique.h"

namespace genie::track {

// What the children of one new element say about it.
struct Vote {
  int32_t candidate = kUnpaired;  // an old element
  int32_t balance = 0;            // of the majority search
  int32_t children = 0;           // that are paired
  int32_t count = 0;              // of them, for the candidate
  Shift shift;                    // of the first of those
};

struct Proposal {
  int32_t old_index = 0;
  int32_t new_index = 0;
  int32_t count = 0;
  Shift shift;
};

struct HolderScratch {
  List<Vote> votes;
  List<Proposal> proposals;
  List<uint8_t> old_claimed;
  List<uint8_t> new_claimed;

  size_t bytes() const {
    return votes.capacity() * sizeof(Vote) + proposals.capacity() * sizeof(Proposal) +
           old_claimed.capacity() + new_claimed.capacity();
  }
};

//   shifts   that unique contents showed: a row with one child moves only with company
//
// Cost: O(n log n). Errors: kOutOfMemory.
// Source: majority vote in one pass, Boyer and Moore 1981; a second pass counts.
Status PairHolders(const Frames& frames, std::span<const SeenShift> shifts, HolderScratch& scratch,
                   Pairing& pairing);

}  // namespace genie::track
