// Stage 2: contents that each frame has once. Where such an element stands elsewhere, it moved.
//
// One exception: contents that change places without anything moving (the dot of a radio group,
// the mark of a chosen tab). Where the element's old or new box also holds another candidate of
// its role, the pair is doubtful, and counts only with other pairs of the same shift beside it.
//
// Depends on: base, scene. Thread safety: one scratch a thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/base/list.h>

#include "contents.h"
#include "places.h"
#include "shift.h"
#include "tracked.h"

namespace genie::track {

enum class Doubt : uint8_t {
  kNone,
  kSeveral,  // other pairs of this content are possible
  kInPlace,  // either box holds another candidate of its role
};

// An old and a new element that may be one.
struct Candidate {
  int32_t old_index = 0;
  int32_t new_index = 0;
  Shift shift;
  Doubt doubt = Doubt::kNone;
};

// A shift and how many pairs show it.
struct SeenShift {
  Shift shift;
  int32_t count = 0;
};

// How many of the pairs behind `shifts` (sorted by IsShorter) show this one.
int32_t PairsWith(std::span<const SeenShift> shifts, Shift shift);

// Both frames' elements by place.
struct BothPlaces {
  Places old_places;
  Places new_places;
};

// kInPlace where either box holds another unpaired candidate of the same role in the other frame.
Doubt DoubtOf(const Frames& frames, const Pairing& pairing, const BothPlaces& places,
              int32_t old_index, int32_t new_index);

// Sorts candidates by shift, then new index. No allocation.
void SortByShift(std::span<Candidate> candidates);

// Whether candidates of one shift convince: one without doubt, two among several possible ones, or
// three that are more than half of all `doubtful` ones.
bool IsConvincing(std::span<const Candidate> same_shift, size_t doubtful);

// Pairs unique contents that moved. `shifts` gets the shifts that it found, sorted.
// Cost: O(n log n) in the elements left. Errors: kOutOfMemory.
Status PairUnique(const Frames& frames, const ContentGroups& groups, const BothPlaces& places,
                  List<Candidate>& candidates, List<SeenShift>& shifts, Pairing& pairing);

}  // namespace genie::track
