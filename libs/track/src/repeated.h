// Stage 3: contents that repeat. Each is decided by what stands around it.
//
//   a. The nearest unique contents moved by a shift, and by that shift an equal content stood
//      before: it moved along, even if an equal one now stands where it stood (a column of check
//      boxes that was scrolled by exactly one row).
//   b. Otherwise (a grid of equal tiles, the first rows of a list): the shift that most of what is
//      left has in common, one that unique contents showed before others, short ones before long
//      ones; not where it would contradict an anchor beside it.
//
// What neither decides is left to the last stage.
//
// Depends on: base, scene. Thread safety: one scratch a thread.
#pragma once

#include <span>

#include <genie/base/status.h>

#include "contents.h"
#include "neighbours.h"
#include "unique.h"

namespace genie::track {

struct RepeatedScratch {
  List<uint8_t> claimed;    // of the old elements: 1 where (a) decided
  List<uint64_t> old_left;  // group in the upper half, index in the lower
  List<uint64_t> new_left;
  List<Candidate> candidates;

  size_t bytes() const {
    return claimed.capacity() + (old_left.capacity() + new_left.capacity()) * sizeof(uint64_t) +
           candidates.capacity() * sizeof(Candidate);
  }
};

//   neighbours   of the unique contents
//   seen         the shifts that those showed
//
// Cost: O(n log n). Errors: kOutOfMemory.
Status PairRepeated(const Frames& frames, const ContentGroups& groups, const BothPlaces& places,
                    const Neighbours& neighbours, std::span<const SeenShift> seen,
                    RepeatedScratch& scratch, Pairing& pairing);

}  // namespace genie::track
