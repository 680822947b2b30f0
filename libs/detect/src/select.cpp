// Selection and hierarchy: see list_state.h.
#include <algorithm>

#include "list_state.h"

namespace genie::detect {
namespace {

constexpr int32_t kSameIouPermille = 820;
constexpr size_t kMaxElements = 4000;  // a limit for hostile frames; dense screens have 600

// The total order of strength: confidence, then place, then size. Stronger first.
bool IsStronger(const Candidate& a, const Candidate& b) {
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  if (a.box.y != b.box.y) return a.box.y < b.box.y;
  if (a.box.x != b.box.x) return a.box.x < b.box.x;
  if (a.box.height != b.box.height) return a.box.height < b.box.height;
  if (a.box.width != b.box.width) return a.box.width < b.box.width;
  return a.kind < b.kind;
}

}  // namespace

Status SelectCandidates(int32_t width, int32_t height, ListState& lists) {
  List<Candidate>& all = lists.candidates;
  std::sort(all.begin(), all.end(), IsStronger);
  GENIE_RETURN_IF_ERROR(
      lists.index.Build(all.size(), width, height, [&](uint32_t i) { return all[i].box; }));
  GENIE_RETURN_IF_ERROR(lists.flags.Assign(all.size(), 0));
  lists.kept.Clear();
  for (uint32_t i = 0; i < all.size() && lists.kept.size() < kMaxElements; ++i) {
    if (all[i].confidence <= 0 || all[i].box.empty()) continue;
    bool is_same = false;
    lists.index.Near(all[i].box, [&](uint32_t k) {
      is_same = is_same || (k < i && lists.flags[k] != 0 &&
                            IouPermille(all[k].box, all[i].box) > kSameIouPermille);
    });
    if (is_same) continue;
    lists.flags[i] = 1;
    GENIE_RETURN_IF_ERROR(lists.kept.Push(all[i]));
  }
  return Status::Ok();
}

Status FindParents(int32_t width, int32_t height, ListState& lists) {
  List<Candidate>& kept = lists.kept;
  GENIE_RETURN_IF_ERROR(
      lists.index.Build(kept.size(), width, height, [&](uint32_t i) { return kept[i].box; }));
  for (uint32_t i = 0; i < kept.size(); ++i) {
    Candidate& c = kept[i];
    c.parent = kNoParent;
    lists.index.Near(c.box, [&](uint32_t k) {
      const Candidate& other = kept[k];
      const bool may_hold =
          other.kind == CandidateKind::kRectangle || other.kind == CandidateKind::kContainer ||
          other.kind == CandidateKind::kPicture || other.kind == CandidateKind::kWindow;
      if (k == i || !may_hold || !Contains(other.box, c.box)) return;
      if (other.box.area() <= c.box.area()) return;
      if (c.parent != kNoParent) {
        const Candidate& best = kept[static_cast<size_t>(c.parent)];
        if (other.box.area() > best.box.area()) return;
        if (other.box.area() == best.box.area() && static_cast<int32_t>(k) >= c.parent) return;
      }
      c.parent = static_cast<int32_t>(k);
    });
  }
  return Status::Ok();
}

}  // namespace genie::detect
