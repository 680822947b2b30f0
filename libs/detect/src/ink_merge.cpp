// Atoms of all tiles become atoms of the frame: see ink.h.
#include <algorithm>

#include "disjoint_set.h"
#include "ink.h"
#include "radix_sort.h"

namespace genie::detect {
namespace {

bool IsInk(Label label) { return (label & kInkBit) != 0; }
uint32_t AtomOf(Label label) { return static_cast<uint32_t>(label & ~kInkBit); }

// Where a tile's zones and atoms are among all.
struct TileBase {
  uint32_t zones, atoms;
};

struct Strips {
  std::span<const ZoneStrip> zones;
  std::span<const InkStrip> ink;

  TileBase BaseOf(size_t row, size_t column) const {
    return {.zones = zones[row].zone_base + zones[row].zones.begin_of(column),
            .atoms = ink[row].atom_base + ink[row].atoms.begin_of(column)};
  }
};

void UniteInk(uint32_t* parent, Label near, const TileBase& near_base, Label far,
              const TileBase& far_base) {
  if (!IsInk(near) || !IsInk(far)) return;
  Unite(parent, AtomOf(near) + near_base.atoms, AtomOf(far) + far_base.atoms);
}

void UnitePairs(std::span<const LabelPair> pairs, const TileBase& near, const TileBase& far,
                uint32_t* parent) {
  for (const LabelPair& pair : pairs) UniteInk(parent, pair.near, near, pair.far, far);
}

// The four pixels around the corner at the lower right of a tile: seams tell of straight
// neighbours, here the diagonal ones meet.
void UniteCorner(const TileGrid& grid, const Strips& strips, size_t row, size_t column,
                 uint32_t* parent) {
  const int32_t bottom = grid.tile_size - 1;
  const InkStrip& upper = strips.ink[row];
  const InkStrip& lower = strips.ink[row + 1];
  UniteInk(parent, upper.Border(column, TileSide::kRight, grid)[bottom], strips.BaseOf(row, column),
           lower.Border(column + 1, TileSide::kLeft, grid)[0], strips.BaseOf(row + 1, column + 1));
  UniteInk(parent, upper.Border(column + 1, TileSide::kLeft, grid)[bottom],
           strips.BaseOf(row, column + 1), lower.Border(column, TileSide::kRight, grid)[0],
           strips.BaseOf(row + 1, column));
}

void UniteOverSeams(const TileGrid& grid, const Strips& strips, uint32_t* parent) {
  const auto columns = static_cast<size_t>(grid.columns);
  for (size_t r = 0; r < strips.ink.size(); ++r) {
    const bool has_below = r + 1 < strips.ink.size();
    for (size_t c = 0; c < columns; ++c) {
      const TileBase base = strips.BaseOf(r, c);
      if (c + 1 < columns) {
        UnitePairs(strips.ink[r].right.of(c), base, strips.BaseOf(r, c + 1), parent);
      }
      if (!has_below) continue;
      UnitePairs(strips.ink[r].below.of(c), base, strips.BaseOf(r + 1, c), parent);
      if (c + 1 < columns) UniteCorner(grid, strips, r, c, parent);
    }
  }
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

Status NumberAtoms(std::span<const InkStrip> strips, InkMerge& merge) {
  const size_t count = merge.parent.size();
  GENIE_RETURN_IF_ERROR(merge.merged.Resize(count));
  GENIE_RETURN_IF_ERROR(merge.atom_of.Resize(count));
  uint32_t index = 0;
  for (const InkStrip& strip : strips) {
    for (const TileAtom& packed : strip.atoms.all()) {
      const Atom atom = packed.Unpacked();
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
  if (end - begin == 1) return 1;  // most ranges
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

// Turns a pair of labels into a vote and visits it: atoms first, surfaces behind them. Pairs of
// ink, and of two zones of one surface, are none.
template <typename Visit>
class VoteReader {
 public:
  VoteReader(const SurfaceMerge& surfaces, const InkMerge& merge, Visit visit)
      : surface_of_(surfaces.surface_of.data()),
        atom_of_(merge.atom_of.data()),
        atoms_(static_cast<uint32_t>(merge.atoms.size())),
        visit_(visit) {}

  void Read(std::span<const LabelPair> pairs, const TileBase& near, const TileBase& far) {
    for (const LabelPair& pair : pairs) {
      const uint32_t a = NodeOf(pair.near, near);
      const uint32_t b = NodeOf(pair.far, far);
      const auto [low, high] = std::minmax(a, b);
      if (low == high || high < atoms_) continue;
      // An atom votes for a surface, a surface for one of a higher number.
      visit_(Vote{.atom = low, .surface = high - atoms_, .count = pair.count});
    }
  }

 private:
  uint32_t NodeOf(Label label, const TileBase& base) const {
    if (IsInk(label)) return atom_of_[AtomOf(label) + base.atoms];
    return atoms_ + surface_of_[label + base.zones];
  }

  const uint32_t* surface_of_;
  const uint32_t* atom_of_;
  uint32_t atoms_;
  Visit visit_;
};

template <typename Visit>
void VisitVotes(const TileGrid& grid, const Strips& strips, const SurfaceMerge& surfaces,
                const InkMerge& merge, Visit visit) {
  VoteReader reader(surfaces, merge, visit);
  const auto columns = static_cast<size_t>(grid.columns);
  for (size_t r = 0; r < strips.ink.size(); ++r) {
    const InkStrip& ink = strips.ink[r];
    for (size_t c = 0; c < columns; ++c) {
      const TileBase base = strips.BaseOf(r, c);
      reader.Read(ink.votes.of(c), base, base);
      if (c + 1 < columns) reader.Read(ink.right.of(c), base, strips.BaseOf(r, c + 1));
      if (r + 1 < strips.ink.size()) reader.Read(ink.below.of(c), base, strips.BaseOf(r + 1, c));
    }
  }
}

// Groups votes by their first member with a counting sort, then sums each group.
Status SumVotes(const TileGrid& grid, const Strips& strips, const SurfaceMerge& surfaces,
                InkMerge& merge) {
  List<uint32_t>& begin = merge.vote_begin;
  GENIE_RETURN_IF_ERROR(begin.Assign(merge.atoms.size() + surfaces.surfaces.size() + 1, 0));
  VisitVotes(grid, strips, surfaces, merge, [&](const Vote& vote) { ++begin[vote.atom + 1]; });
  for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  GENIE_RETURN_IF_ERROR(merge.votes.Resize(begin.back()));
  VisitVotes(grid, strips, surfaces, merge,
             [&](const Vote& vote) { merge.votes[begin[vote.atom]++] = vote; });
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

Status MergeInk(const TileGrid& grid, std::span<const ZoneStrip> zones, std::span<InkStrip> strips,
                const SurfaceMerge& surfaces, InkMerge& merge) {
  uint32_t count = 0;
  for (InkStrip& strip : strips) {
    strip.atom_base = count;
    count += static_cast<uint32_t>(strip.atoms.size());
  }
  GENIE_RETURN_IF_ERROR(merge.parent.Resize(count));
  for (uint32_t i = 0; i < count; ++i) merge.parent[i] = i;
  const Strips all{.zones = zones, .ink = strips};
  UniteOverSeams(grid, all, merge.parent.data());
  GENIE_RETURN_IF_ERROR(NumberAtoms(strips, merge));
  return SumVotes(grid, all, surfaces, merge);
}

}  // namespace genie::detect
