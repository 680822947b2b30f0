// Stage 5: see same_place.h.
#include "same_place.h"

#include <algorithm>
#include <span>

#include "likeness.h"
#include "shift.h"

namespace genie::track {
namespace {

constexpr int32_t kNoFit = -1;
constexpr size_t kMaxFits = 8;  // of one new element

// What is read: one may become the other by what stands around it.
bool IsReadRole(Role role) {
  return role == Role::kText || role == Role::kHeading || role == Role::kLink ||
         role == Role::kStatus;
}

bool IsKin(Role a, Role b) { return a == b || (IsReadRole(a) && IsReadRole(b)); }

// A container was resized: three edges are kept, or two that meet and much of the area.
bool IsResized(const Box& a, const Box& b) {
  constexpr int32_t kResizedPermille = 200;
  const KeptEdges kept = EdgesKept(a, b);
  return kept.count() >= 3 || (kept.HasCorner() && IouPermille(a, b) >= kResizedPermille);
}

bool IsSamePlace(const Tracked& was, const Tracked& is, const Box& expected) {
  if (expected == is.box) return true;
  if (IsContainerRole(was.role) != IsContainerRole(is.role)) return false;
  if (IouPermille(expected, is.box) >= kSamePlacePermille) return true;
  if (IsContainerRole(is.role)) return was.role == is.role && IsResized(expected, is.box);
  return IsKin(was.role, is.role) && IsSameLineInPlace(expected, is.box);
}

class PlaceStage {
 public:
  PlaceStage(const Frames& frames, PlaceScratch& scratch, Pairing& pairing)
      : frames_(frames), scratch_(scratch), pairing_(pairing) {}

  Status Run(const Neighbours* neighbours) {
    GENIE_RETURN_IF_ERROR(Expect(neighbours));
    if (scratch_.expected.empty()) return Status::Ok();
    GENIE_RETURN_IF_ERROR(scratch_.grid.Build(static_cast<int32_t>(scratch_.expected.size()),
                                              [&](int32_t e) { return scratch_.expected[e].box; }));
    scratch_.fits.Clear();
    for (int32_t j = 0; j < static_cast<int32_t>(frames_.new_frame.size()); ++j) {
      if (pairing_.old_of[j] == kUnpaired) GENIE_RETURN_IF_ERROR(FindFits(j));
    }
    std::ranges::sort(scratch_.fits, IsBetter);
    for (const Fit& fit : scratch_.fits) {
      if (pairing_.new_of[fit.old_index] != kUnpaired) continue;
      if (pairing_.old_of[fit.new_index] != kUnpaired) continue;
      pairing_.Pair(fit.old_index, fit.new_index);
    }
    return Status::Ok();
  }

 private:
  static bool IsBetter(const Fit& a, const Fit& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.new_index != b.new_index) return a.new_index < b.new_index;
    return a.old_index < b.old_index;
  }

  Status Expect(const Neighbours* neighbours) {
    scratch_.expected.Clear();
    for (int32_t i = 0; i < static_cast<int32_t>(frames_.old_frame.size()); ++i) {
      if (pairing_.new_of[i] != kUnpaired) continue;
      const Box& box = frames_.old_frame[i].box;
      const Evidence seen = neighbours != nullptr ? neighbours->OfOld(i) : Evidence{};
      if (!seen.is_unanimous && !seen.Has({})) {
        GENIE_RETURN_IF_ERROR(scratch_.expected.Push({i, box}));
      }
      for (const Shift shift : seen.span()) {
        GENIE_RETURN_IF_ERROR(scratch_.expected.Push({i, Moved(box, shift)}));
      }
    }
    return Status::Ok();
  }

  Status FindFits(int32_t j) {
    Fit best[kMaxFits];
    size_t count = 0;
    scratch_.grid.Near(frames_.new_frame[j].box, [&](int32_t e) {
      const Expected& expected = scratch_.expected[e];
      const int32_t score = Score(expected, j);
      if (score == kNoFit) return;
      const Fit fit{score, expected.old_index, j};
      size_t at = count;
      while (at > 0 && IsBetter(fit, best[at - 1])) --at;
      if (at == kMaxFits) return;
      count = std::min(count + 1, kMaxFits);
      std::move_backward(best + at, best + count - 1, best + count);
      best[at] = fit;
    });
    for (size_t k = 0; k < count; ++k) GENIE_RETURN_IF_ERROR(scratch_.fits.Push(best[k]));
    return Status::Ok();
  }

  int32_t Score(const Expected& expected, int32_t j) const {
    const Tracked& was = frames_.old_frame[expected.old_index];
    const Tracked& is = frames_.new_frame[j];
    if (!IsSamePlace(was, is, expected.box)) return kNoFit;
    constexpr int32_t kForEdge = 100;
    constexpr int32_t kForRole = 400;
    return IouPermille(expected.box, is.box) + kForEdge * EdgesKept(expected.box, is.box).count() +
           (was.role == is.role ? kForRole : 0);
  }

  const Frames& frames_;
  PlaceScratch& scratch_;
  Pairing& pairing_;
};

}  // namespace

Status PairSamePlace(const Frames& frames, const Neighbours* neighbours, PlaceScratch& scratch,
                     Pairing& pairing) {
  return PlaceStage(frames, scratch, pairing).Run(neighbours);
}

}  // namespace genie::track
