// Stage 4: see holders.h.
#include "holders.h"

#include <algorithm>

#include "likeness.h"

namespace genie::track {
namespace {

// Containers in containers: each round settles one level more.
constexpr int32_t kMaxRounds = 4;
// A box that fits in place is given up for this many children, or for pairs of their shift.
constexpr int32_t kEnoughChildren = 2;
constexpr int32_t kEnoughPairs = 3;

class HolderStage {
 public:
  HolderStage(const Frames& frames, std::span<const SeenShift> shifts, HolderScratch& scratch,
              Pairing& pairing)
      : frames_(frames), shifts_(shifts), scratch_(scratch), pairing_(pairing) {}

  Status Run() {
    for (int32_t round = 0; round < kMaxRounds; ++round) {
      GENIE_RETURN_IF_ERROR(CountVotes());
      GENIE_RETURN_IF_ERROR(Propose());
      GENIE_RETURN_IF_ERROR(scratch_.old_claimed.Assign(frames_.old_frame.size(), 0));
      GENIE_RETURN_IF_ERROR(scratch_.new_claimed.Assign(frames_.new_frame.size(), 0));
      bool has_changed = false;
      for (const Proposal& proposal : scratch_.proposals) has_changed |= Settle(proposal);
      if (!has_changed) break;
    }
    return Status::Ok();
  }

 private:
  // Calls visit(new parent's vote, old parent, shift) for each pair of elements that have parents.
  template <typename Visit>
  void ForEachVoter(Visit visit) {
    for (int32_t j = 0; j < static_cast<int32_t>(frames_.new_frame.size()); ++j) {
      const int32_t i = pairing_.old_of[j];
      const int32_t parent = frames_.new_frame[j].parent;
      if (i == kUnpaired || parent == kNoParent) continue;
      const Tracked& was = frames_.old_frame[i];
      visit(scratch_.votes[parent], was.parent, ShiftBetween(was.box, frames_.new_frame[j].box));
    }
  }

  Status CountVotes() {
    GENIE_RETURN_IF_ERROR(scratch_.votes.Assign(frames_.new_frame.size(), {}));
    ForEachVoter([](Vote& vote, int32_t old_parent, Shift) {
      ++vote.children;
      if (vote.balance == 0) vote.candidate = old_parent;
      vote.balance += vote.candidate == old_parent ? 1 : -1;
    });
    ForEachVoter([](Vote& vote, int32_t old_parent, Shift shift) {
      if (vote.candidate != old_parent) return;
      if (vote.count++ == 0) vote.shift = shift;
    });
    return Status::Ok();
  }

  Status Propose() {
    scratch_.proposals.Clear();
    for (int32_t j = 0; j < static_cast<int32_t>(frames_.new_frame.size()); ++j) {
      const Vote& vote = scratch_.votes[j];
      if (vote.candidate == kNoParent || 2 * vote.count <= vote.children) continue;
      if (frames_.new_frame[j].content != 0 || frames_.old_frame[vote.candidate].content != 0) {
        continue;
      }
      GENIE_RETURN_IF_ERROR(scratch_.proposals.Push({vote.candidate, j, vote.count, vote.shift}));
    }
    std::ranges::sort(scratch_.proposals, [&](const Proposal& a, const Proposal& b) {
      if (a.count != b.count) return a.count > b.count;
      if (IsSettled(a) != IsSettled(b)) return IsSettled(a);
      return a.new_index < b.new_index;
    });
    return Status::Ok();
  }

  bool IsSettled(const Proposal& p) const { return pairing_.old_of[p.new_index] == p.old_index; }

  // Whether it paired anything anew.
  bool Settle(const Proposal& p) {
    uint8_t& old_claimed = scratch_.old_claimed[p.old_index];
    uint8_t& new_claimed = scratch_.new_claimed[p.new_index];
    if (old_claimed != 0 || new_claimed != 0) return false;
    const bool is_settled = IsSettled(p);
    if (!is_settled && !IsFree(p) && !Outweighs(p)) return false;
    old_claimed = new_claimed = 1;
    if (is_settled) return false;
    pairing_.Part(p.old_index, p.new_index);
    pairing_.Pair(p.old_index, p.new_index);
    return true;
  }

  bool IsFree(const Proposal& p) const {
    return pairing_.new_of[p.old_index] == kUnpaired && pairing_.old_of[p.new_index] == kUnpaired;
  }

  // The container moved exactly as its children did, and they are no single stray.
  bool Outweighs(const Proposal& p) const {
    const Box& was = frames_.old_frame[p.old_index].box;
    const Box& is = frames_.new_frame[p.new_index].box;
    if (p.shift.IsZero() || EdgesKept(Moved(was, p.shift), is).count() < 4) return false;
    return p.count >= kEnoughChildren || PairsWith(shifts_, p.shift) >= kEnoughPairs;
  }

  const Frames& frames_;
  std::span<const SeenShift> shifts_;
  HolderScratch& scratch_;
  Pairing& pairing_;
};

}  // namespace

Status PairHolders(const Frames& frames, std::span<const SeenShift> shifts, HolderScratch& scratch,
                   Pairing& pairing) {
  return HolderStage(frames, shifts, scratch, pairing).Run();
}

}  // namespace genie::track
