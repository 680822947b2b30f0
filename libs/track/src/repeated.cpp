// Stage 3: see repeated.h.
#include "repeated.h"

#include <algorithm>
#include <utility>

namespace genie::track {
namespace {

// A group with at most this many pairs left offers them all; a larger one those of equal rank,
// counted from either end, and those of shifts that were seen.
constexpr size_t kAllPairs = 64;
// How many common shifts are tried.
constexpr size_t kMaxShifts = 8;

class RepeatedStage {
 public:
  RepeatedStage(const Frames& frames, const ContentGroups& groups, const BothPlaces& places,
                const Neighbours& neighbours, std::span<const SeenShift> seen,
                RepeatedScratch& scratch, Pairing& pairing)
      : frames_(frames),
        groups_(groups),
        places_(places),
        neighbours_(neighbours),
        seen_(seen),
        scratch_(scratch),
        pairing_(pairing) {}

  Status Run() {
    GENIE_RETURN_IF_ERROR(scratch_.claimed.Assign(frames_.old_frame.size(), 0));
    for (int32_t j = 0; j < static_cast<int32_t>(frames_.new_frame.size()); ++j) {
      if (groups_.IsRepeatedNew(j)) FollowBestAnchor(j);
    }
    GENIE_RETURN_IF_ERROR(Offer());
    PairCommonShifts();
    return Status::Ok();
  }

 private:
  // (a)
  void FollowBestAnchor(int32_t j) {
    const Evidence evidence = neighbours_.OfNew(j);
    if (evidence.count == 0 || evidence.shifts[0].IsZero()) return;
    const Tracked& is = frames_.new_frame[j];
    const Shift shift = evidence.shifts[0];
    const int32_t i = places_.old_places.WithContent(
        is.content, MovedBack(is.box, shift), [&](int32_t k) { return scratch_.claimed[k] == 0; });
    if (i == kUnpaired) return;
    const Evidence seen_before = neighbours_.OfOld(i);
    if (seen_before.count == 0 || seen_before.shifts[0] != shift) return;
    pairing_.Part(i, j);
    pairing_.Pair(i, j);
    scratch_.claimed[i] = 1;
  }

  // (b) What is left of each group, as candidates.
  Status Offer() {
    GENIE_RETURN_IF_ERROR(
        Leave(pairing_.new_of, scratch_.old_left, [&](int32_t i) { return groups_.OfOld(i); }));
    GENIE_RETURN_IF_ERROR(
        Leave(pairing_.old_of, scratch_.new_left, [&](int32_t j) { return groups_.OfNew(j); }));
    scratch_.candidates.Clear();
    const std::span<const uint64_t> was = scratch_.old_left.span();
    const std::span<const uint64_t> is = scratch_.new_left.span();
    for (size_t a = 0, b = 0; a < was.size() && b < is.size();) {
      const uint64_t old_group = was[a] >> 32;
      const uint64_t new_group = is[b] >> 32;
      const size_t old_count = CountOf(was, a, old_group);
      const size_t new_count = CountOf(is, b, new_group);
      if (old_group == new_group) {
        GENIE_RETURN_IF_ERROR(OfferGroup(was.subspan(a, old_count), is.subspan(b, new_count)));
      }
      a += old_group <= new_group ? old_count : 0;
      b += new_group <= old_group ? new_count : 0;
    }
    SortByShift(scratch_.candidates.span());
    return Status::Ok();
  }

  template <typename GroupOf>
  Status Leave(const List<int32_t>& partners, List<uint64_t>& left, GroupOf group_of) {
    left.Clear();
    for (int32_t k = 0; k < static_cast<int32_t>(partners.size()); ++k) {
      const int32_t group = group_of(k);
      if (partners[k] != kUnpaired || group == ContentGroups::kNoGroup) continue;
      if (groups_[group].IsUnique()) continue;  // stage 2 had its say
      GENIE_RETURN_IF_ERROR(left.Push(Halves(group, k)));
    }
    std::ranges::sort(left);
    return Status::Ok();
  }

  static size_t CountOf(std::span<const uint64_t> left, size_t begin, uint64_t group) {
    size_t end = begin;
    while (end < left.size() && left[end] >> 32 == group) ++end;
    return end - begin;
  }

  Status OfferGroup(std::span<const uint64_t> was, std::span<const uint64_t> is) {
    if (was.size() == 1 && is.size() == 1) return OfferPair(was[0], is[0], Doubt::kNone);
    if (was.size() * is.size() <= kAllPairs) {
      for (const uint64_t i : was) {
        for (const uint64_t j : is) GENIE_RETURN_IF_ERROR(OfferPair(i, j, Doubt::kSeveral));
      }
      return Status::Ok();
    }
    const size_t shorter = std::min(was.size(), is.size());
    for (size_t k = 0; k < shorter; ++k) {
      GENIE_RETURN_IF_ERROR(OfferPair(was[k], is[k], Doubt::kSeveral));
      if (was.size() == is.size()) continue;
      GENIE_RETURN_IF_ERROR(
          OfferPair(was[was.size() - 1 - k], is[is.size() - 1 - k], Doubt::kSeveral));
    }
    for (const uint64_t j : is) GENIE_RETURN_IF_ERROR(OfferSeen(j));
    return Status::Ok();
  }

  // The element that stood where `new_key` came from by a shift that was seen.
  Status OfferSeen(uint64_t new_key) {
    const Tracked& is = frames_.new_frame[new_key & UINT32_MAX];
    for (const SeenShift& seen : seen_.first(std::min(seen_.size(), kMaxShifts))) {
      const int32_t i = places_.old_places.WithContent(
          is.content, MovedBack(is.box, seen.shift),
          [&](int32_t k) { return pairing_.new_of[k] == kUnpaired; });
      if (i == kUnpaired) continue;
      GENIE_RETURN_IF_ERROR(OfferPair(static_cast<uint64_t>(i), new_key, Doubt::kSeveral));
    }
    return Status::Ok();
  }

  Status OfferPair(uint64_t old_key, uint64_t new_key, Doubt least) {
    const auto i = static_cast<int32_t>(old_key & UINT32_MAX);
    const auto j = static_cast<int32_t>(new_key & UINT32_MAX);
    const Shift shift = ShiftBetween(frames_.old_frame[i].box, frames_.new_frame[j].box);
    if (neighbours_.OfNew(j).Contradicts(shift) || neighbours_.OfOld(i).Contradicts(shift)) {
      return Status::Ok();
    }
    const Doubt doubt = std::max(least, DoubtOf(frames_, pairing_, places_, i, j));
    return scratch_.candidates.Push({i, j, shift, doubt});
  }

  // (b) The most common shifts first; the sort before put shorter ones first among equals.
  void PairCommonShifts() {
    const std::span<const Candidate> all = scratch_.candidates.span();
    for (size_t round = 0; round < kMaxShifts; ++round) {
      const std::span<const Candidate> best = MostCommon(all);
      if (best.empty()) return;
      for (const Candidate& c : best) {
        if (IsFree(c)) pairing_.Pair(c.old_index, c.new_index);
      }
    }
  }

  bool IsFree(const Candidate& c) const {
    return pairing_.new_of[c.old_index] == kUnpaired && pairing_.old_of[c.new_index] == kUnpaired;
  }

  // The run of candidates that are tried next: of a shift that was seen, then of many.
  std::span<const Candidate> MostCommon(std::span<const Candidate> all) const {
    std::span<const Candidate> best;
    std::pair<bool, size_t> most = {false, 0};
    const size_t left = scratch_.new_left.size();
    for (size_t begin = 0, end = 0; begin < all.size(); begin = end) {
      const Shift shift = all[begin].shift;
      size_t free = 0;
      for (; end < all.size() && all[end].shift == shift; ++end) free += IsFree(all[end]) ? 1 : 0;
      const std::span<const Candidate> run = all.subspan(begin, end - begin);
      const std::pair<bool, size_t> rank = {PairsWith(seen_, shift) > 0, free};
      if (free == 0 || rank <= most || !IsConvincing(run, left)) continue;
      most = rank;
      best = run;
    }
    return best;
  }

  const Frames& frames_;
  const ContentGroups& groups_;
  const BothPlaces& places_;
  const Neighbours& neighbours_;
  std::span<const SeenShift> seen_;
  RepeatedScratch& scratch_;
  Pairing& pairing_;
};

}  // namespace

Status PairRepeated(const Frames& frames, const ContentGroups& groups, const BothPlaces& places,
                    const Neighbours& neighbours, std::span<const SeenShift> seen,
                    RepeatedScratch& scratch, Pairing& pairing) {
  return RepeatedStage(frames, groups, places, neighbours, seen, scratch, pairing).Run();
}

}  // namespace genie::track
