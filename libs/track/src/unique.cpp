// Stage 2: see unique.h.
#include "unique.h"

#include <algorithm>

namespace genie::track {

int32_t PairsWith(std::span<const SeenShift> shifts, Shift shift) {
  const auto at = std::ranges::lower_bound(shifts, shift, IsShorter,
                                           [](const SeenShift& seen) { return seen.shift; });
  return at != shifts.end() && at->shift == shift ? at->count : 0;
}

Doubt DoubtOf(const Frames& frames, const Pairing& pairing, const BothPlaces& places,
              int32_t old_index, int32_t new_index) {
  const Tracked& was = frames.old_frame[old_index];
  const Tracked& is = frames.new_frame[new_index];
  const int32_t instead = places.new_places.WithRole(was.role, was.box, [&](int32_t j) {
    return j != new_index && pairing.old_of[j] == kUnpaired;
  });
  if (instead != kUnpaired) return Doubt::kInPlace;
  const int32_t there = places.old_places.WithRole(
      is.role, is.box, [&](int32_t i) { return i != old_index && pairing.new_of[i] == kUnpaired; });
  return there != kUnpaired ? Doubt::kInPlace : Doubt::kNone;
}

void SortByShift(std::span<Candidate> candidates) {
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    if (a.shift != b.shift) return IsShorter(a.shift, b.shift);
    if (a.new_index != b.new_index) return a.new_index < b.new_index;
    return a.old_index < b.old_index;
  });
}

bool IsConvincing(std::span<const Candidate> same_shift, size_t doubtful) {
  constexpr int64_t kEnoughSeveral = 2;
  constexpr size_t kEnoughInPlace = 3;
  const auto count = [&](Doubt doubt) {
    return std::ranges::count_if(same_shift, [&](const Candidate& c) { return c.doubt == doubt; });
  };
  if (count(Doubt::kNone) > 0 || count(Doubt::kSeveral) >= kEnoughSeveral) return true;
  return same_shift.size() >= kEnoughInPlace && 2 * same_shift.size() > doubtful;
}

Status PairUnique(const Frames& frames, const ContentGroups& groups, const BothPlaces& places,
                  List<Candidate>& candidates, List<SeenShift>& shifts, Pairing& pairing) {
  candidates.Clear();
  shifts.Clear();
  size_t doubtful = 0;
  for (const ContentGroup& group : groups.groups()) {
    if (!group.IsUnique() || pairing.old_of[group.new_index] != kUnpaired) continue;
    const Doubt doubt = DoubtOf(frames, pairing, places, group.old_index, group.new_index);
    doubtful += doubt == Doubt::kInPlace ? 1 : 0;
    GENIE_RETURN_IF_ERROR(
        candidates.Push({.old_index = group.old_index,
                         .new_index = group.new_index,
                         .shift = ShiftBetween(frames.old_frame[group.old_index].box,
                                               frames.new_frame[group.new_index].box),
                         .doubt = doubt}));
  }
  SortByShift(candidates.span());
  for (size_t begin = 0, end = 0; begin < candidates.size(); begin = end) {
    while (end < candidates.size() && candidates[end].shift == candidates[begin].shift) ++end;
    const std::span<const Candidate> run = candidates.span().subspan(begin, end - begin);
    if (!IsConvincing(run, doubtful)) continue;
    for (const Candidate& c : run) pairing.Pair(c.old_index, c.new_index);
    GENIE_RETURN_IF_ERROR(shifts.Push({run[0].shift, static_cast<int32_t>(run.size())}));
  }
  return Status::Ok();
}

}  // namespace genie::track
