// Stage 1: elements that stand where they stood, with the role and content they had.
//
// Most elements of most frames end here, so it is the cheapest: what the two lists share at their
// beginning and end is paired place by place, the rest through a hash table.
//
// Depends on: base, scene. Thread safety: one scratch a thread.
#pragma once

#include <genie/base/status.h>

#include "index_table.h"
#include "tracked.h"

namespace genie::track {

inline bool IsSameThere(const Tracked& a, const Tracked& b) {
  return a.box == b.box && a.content == b.content && a.role == b.role;
}

// Pairs equal elements; twins (equal in all three) in the order of their lists.
// Cost: O(n). Errors: kOutOfMemory.
Status PairExact(const Frames& frames, IndexTable& table, Pairing& pairing);

// Pairs what is left and stands where it stood with the content it had, whatever its role is: a
// text that became a link because something beside it changed. Cost and errors as above.
Status PairOtherRole(const Frames& frames, IndexTable& table, Pairing& pairing);

}  // namespace genie::track
