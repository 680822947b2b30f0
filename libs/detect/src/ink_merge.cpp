// Atoms of all tiles become atoms of the frame: see ink.h.
#include <algorithm>

#include "disjoint_set.h"
#include "ink.h"
#include "radix_sort.h"

namespace genie::detect {
namespace {

// A seam label with the atom's index counted over all strips.
uint32_t Globalize(uint32_t label, uint32_t base) {
  return label == kNone || (label & kInkBit) == 0 ? label : label + base;
}

bool IsInk(uint32_t label) { return label != kNone && (label & kInkBit) != 0; }

Status VoteAcross(uint32_t a, uint32_t b, InkMerge& merge) {
  if (a == b || (IsInk(a) && IsInk(b))) return Status::Ok();
  if (!IsInk(a) && (IsInk(b) || b < a)) std::swap(a, b);
  List<Vote>& votes = merge.seam_votes;
  if (!votes.empty() && votes.back().atom == a && votes.back().surface == b) {
    ++votes.back().count;
    return Status::Ok();
  }
  return votes.Push({.atom = a, .surface = b, .count = 1});
}

void UniteInk(uint32_t* parent, uint32_t a, uint32_t b) {
  if (IsInk(a) && IsInk(b)) Unite(parent, a & ~kInkBit, b & ~kInkBit);
}

// One seam as two lists of labels side by side: neighbours unite, also by a corner.
template <typename BaseAt>
Status CrossSeam(const uint32_t* near, const uint32_t* far, int32_t count, BaseAt near_base,
                 BaseAt far_base, InkMerge& merge) {
  uint32_t* parent = merge.parent.data();
  uint32_t last_near = kNone;
  uint32_t last_far = kNone;
  for (int32_t i = 0; i < count; ++i) {
    const uint32_t a = Globalize(near[i], near_base(i));
    const uint32_t b = Globalize(far[i], far_base(i));
    if (IsInk(a) || IsInk(b)) {
      if (a != last_near || b != last_far) {
        UniteInk(parent, a, b);
        UniteInk(parent, a, last_far);
        UniteInk(parent, last_near, b);
      }
      GENIE_RETURN_IF_ERROR(VoteAcross(a, b, merge));
    } else if (a != b) {
      GENIE_RETURN_IF_ERROR(VoteAcross(a, b, merge));
    }
    last_near = a;
    last_far = b;
  }
  return Status::Ok();
}

Status CrossAllSeams(std::span<InkStrip> strips, const Seams& seams, InkMerge& merge) {
  const auto base_of_row = [&](int32_t y) {
    return strips[static_cast<size_t>(y / seams.tile_size)].atom_base;
  };
  for (int32_t c = 0; c + 1 < seams.columns; ++c) {
    const auto offset = static_cast<size_t>(c) * static_cast<size_t>(seams.height);
    GENIE_RETURN_IF_ERROR(CrossSeam(seams.left.data() + offset, seams.right.data() + offset,
                                    seams.height, base_of_row, base_of_row, merge));
  }
  struct Constant {
    uint32_t base;
    uint32_t operator()(int32_t) const { return base; }
  };
  for (int32_t r = 0; r + 1 < seams.rows; ++r) {
    const auto offset = static_cast<size_t>(r) * static_cast<size_t>(seams.width);
    const Constant above{strips[static_cast<size_t>(r)].atom_base};
    const Constant below{strips[static_cast<size_t>(r) + 1].atom_base};
    GENIE_RETURN_IF_ERROR(CrossSeam(seams.above.data() + offset, seams.below.data() + offset,
                                    seams.width, above, below, merge));
  }
  return Status::Ok();
}

void MergeAtom(Atom& into, const Atom& from) {
  into.left = std::min(into.left, from.left);
  into.top = std::min(into.top, from.top);
  into.right = std::max(into.right, from.right);
  into.bottom = std::max(into.bottom, from.bottom);
  if (from.name_y < into.name_y || (from.name_y == into.name_y && from.name_x < into.name_x)) {
    into.name_x = from.name_x;
    into.name_y = from.name_y;
  }
  into.area += from.area;
  into.red += from.red;
  into.green += from.green;
  into.blue += from.blue;
  into.colored += from.colored;
}

Status NumberAtoms(std::span<InkStrip> strips, InkMerge& merge) {
  const size_t count = merge.parent.size();
  GENIE_RETURN_IF_ERROR(merge.merged.Resize(count));
  GENIE_RETURN_IF_ERROR(merge.atom_of.Resize(count));
  uint32_t index = 0;
  for (InkStrip& strip : strips) {
    for (const Atom& atom : strip.atoms) {
      const uint32_t root = FindRoot(merge.parent.data(), index);
      merge.parent[index] = root;
      if (root == index) {
        merge.merged[index] = atom;
      } else {
        MergeAtom(merge.merged[root], atom);
      }
      ++index;
    }
  }
  merge.order.Clear();
  for (uint32_t i = 0; i < count; ++i) {
    if (merge.parent[i] != i) continue;
    const Atom& atom = merge.merged[i];
    const uint64_t name = uint64_t{atom.name_y} << 14 | atom.name_x;
    GENIE_RETURN_IF_ERROR(merge.order.Push(name << 32 | i));
  }
  GENIE_RETURN_IF_ERROR(RadixSort(merge.order, merge.order_scratch, 32, 28));
  GENIE_RETURN_IF_ERROR(merge.atoms.Resize(merge.order.size()));
  for (uint32_t n = 0; n < merge.order.size(); ++n) {
    const auto root = static_cast<uint32_t>(merge.order[n]);
    merge.atom_of[root] = n;
    merge.atoms[n] = merge.merged[root];
  }
  for (uint32_t i = 0; i < count; ++i) merge.atom_of[i] = merge.atom_of[merge.parent[i]];
  return Status::Ok();
}

// Sums equal (atom, surface) pairs of a short, freshly filled range; keeps them by surface.
uint32_t SumRange(Vote* begin, Vote* end) {
  std::sort(begin, end, [](const Vote& a, const Vote& b) { return a.surface < b.surface; });
  Vote* out = begin;
  for (Vote* v = begin; v != end; ++v) {
    if (out != begin && out[-1].surface == v->surface) {
      out[-1].count += v->count;
    } else {
      *out++ = *v;
    }
  }
  return static_cast<uint32_t>(out - begin);
}

template <typename Visit>
void VisitVotes(std::span<InkStrip> strips, const InkMerge& merge, Visit visit) {
  for (const InkStrip& strip : strips) {
    for (const Vote& vote : strip.votes) visit(vote, strip.atom_base);
  }
  for (const Vote& vote : merge.seam_votes) visit(vote, uint32_t{0});
}

// Groups votes by their first member with a counting sort, then sums each group.
Status SumVotes(std::span<InkStrip> strips, size_t surface_count, InkMerge& merge) {
  const size_t atoms = merge.atoms.size();
  // Atoms first, surfaces behind them.
  const auto slot = [&](const Vote& vote, uint32_t base) {
    return IsInk(vote.atom) ? size_t{merge.atom_of[(vote.atom & ~kInkBit) + base]}
                            : atoms + vote.atom;
  };
  List<uint32_t>& begin = merge.vote_begin;
  GENIE_RETURN_IF_ERROR(begin.Assign(atoms + surface_count + 1, 0));
  VisitVotes(strips, merge, [&](const Vote& v, uint32_t base) { ++begin[slot(v, base) + 1]; });
  for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  GENIE_RETURN_IF_ERROR(merge.votes.Resize(begin.back()));
  VisitVotes(strips, merge, [&](const Vote& v, uint32_t base) {
    const size_t at = slot(v, base);
    merge.votes[begin[at]++] = {static_cast<uint32_t>(at), v.surface, v.count};
  });
  uint32_t read = 0;
  uint32_t write = 0;
  for (size_t i = 0; i + 1 < begin.size(); ++i) {
    const uint32_t end = begin[i];  // after filling, each start has moved to its end
    const uint32_t kept = SumRange(merge.votes.data() + read, merge.votes.data() + end);
    std::copy_n(merge.votes.data() + read, kept, merge.votes.data() + write);
    begin[i] = write;
    read = end;
    write += kept;
  }
  begin[begin.size() - 1] = write;
  merge.votes.Truncate(write);
  return Status::Ok();
}

}  // namespace

Status MergeInk(std::span<InkStrip> strips, size_t surface_count, const Seams& seams,
                InkMerge& merge) {
  uint32_t count = 0;
  for (InkStrip& strip : strips) {
    strip.atom_base = count;
    count += static_cast<uint32_t>(strip.atoms.size());
  }
  merge.seam_votes.Clear();
  GENIE_RETURN_IF_ERROR(merge.parent.Resize(count));
  for (uint32_t i = 0; i < count; ++i) merge.parent[i] = i;
  GENIE_RETURN_IF_ERROR(CrossAllSeams(strips, seams, merge));
  GENIE_RETURN_IF_ERROR(NumberAtoms(strips, merge));
  return SumVotes(strips, surface_count, merge);
}

}  // namespace genie::detect
