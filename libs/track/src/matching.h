// Matching: which element of the last frame is which of the new one, in stages from sure to less
// sure. What one stage paired, the next leaves alone, with two exceptions: repeated contents and
// containers that fit in place are given up where what surrounds or fills them moved.
//
//   exact ─▶ other role ─▶ unique content ─▶ repeated content ─▶ containers ─▶ same place
//
// A frame in which nothing changed ends after the first, one in which something changed in place
// goes from the second to the last.
//
// Depends on: base, scene. Thread safety: one scratch a thread.
#pragma once

#include <cstddef>

#include <genie/base/status.h>

#include "contents.h"
#include "exact.h"
#include "holders.h"
#include "index_table.h"
#include "neighbours.h"
#include "repeated.h"
#include "same_place.h"
#include "tracked.h"
#include "unique.h"

namespace genie::track {

class Matcher {
 public:
  // Overwrites `pairing`. Cost: O(n log n) at worst. Errors: kOutOfMemory; the matcher stays
  // usable.
  Status Match(const Frames& frames, Pairing& pairing);

  size_t bytes() const;

 private:
  Status MatchMoved(const Frames& frames, Pairing& pairing);

  IndexTable table_;
  ContentGroups groups_;
  BothPlaces places_;
  List<Candidate> candidates_;
  List<SeenShift> shifts_;
  Neighbours neighbours_;
  RepeatedScratch repeated_;
  HolderScratch holders_;
  PlaceScratch same_place_;
};

}  // namespace genie::track
