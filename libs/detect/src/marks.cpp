// Marks: see marks.h.
#include "marks.h"

#include <algorithm>

#include "disjoint_set.h"
#include "radix_sort.h"

namespace genie::detect {
namespace {

constexpr int32_t kMaxLetterHeight = 64;  // px; beyond it a height says nothing of scale

bool IsLetterShaped(const Box& box) {
  return box.height >= 4 && box.height <= kMaxLetterHeight && box.width >= 2 &&
         box.width <= box.height * 2 && box.width * 4 >= box.height;
}

// A surface that is the inside of a large glyph rather than something things are drawn on.
bool IsGlyphCore(const Surface& surface, const Scale& scale) {
  const Box box = surface.box();
  if (box.height > scale.Px(64) || box.width > scale.Px(96)) return false;
  const bool is_thin = std::min(box.width, box.height) < scale.Px(8);
  return is_thin ? box.height > box.width : surface.area * 100 < box.area() * 55;
}

// Whether two atoms on one baseline stand and look like neighbouring letters.
bool AreNeighbourLetters(const Box& a, const Box& b) {
  const int32_t gap = b.x - a.right();
  const int32_t taller = std::max(a.height, b.height);
  return a.bottom() == b.bottom() && gap >= 0 && gap * 10 <= taller * 6 &&
         std::min(a.height, b.height) * 10 >= taller * 7;
}

// Counts the heights of atoms that stand beside their like on the same pixel row: letters do,
// the specks of a photograph do not. Returns how many were counted.
Result<int64_t> CountLetterHeights(const InkMerge& ink, MarkState& state) {
  state.order.Clear();
  for (uint32_t i = 0; i < ink.atoms.size(); ++i) {
    const Box box = ink.atoms[i].box();
    if (!IsLetterShaped(box)) continue;
    const uint64_t place = static_cast<uint64_t>(box.bottom()) << 14 | static_cast<uint64_t>(box.x);
    GENIE_FAIL_IF_ERROR(state.order.Push(place << 32 | i));
  }
  GENIE_FAIL_IF_ERROR(RadixSort(state.order, state.scratch, 32, 29));
  int64_t count = 0;
  for (size_t k = 1; k < state.order.size(); ++k) {
    const Box a = ink.atoms[static_cast<uint32_t>(state.order[k - 1])].box();
    const Box b = ink.atoms[static_cast<uint32_t>(state.order[k])].box();
    if (!AreNeighbourLetters(a, b)) continue;
    ++state.heights[static_cast<size_t>(a.height)];
    ++state.heights[static_cast<size_t>(b.height)];
    count += 2;
  }
  return count;
}

void DemoteSurfaces(const SurfaceMerge& surfaces, const Scale& scale, MarkState& state) {
  for (size_t s = 0; s < surfaces.surfaces.size(); ++s) {
    const Surface& surface = surfaces.surfaces[s];
    const bool is_large = (surface.squares >> scale.square_step & 1) != 0;
    state.is_real[s] = is_large && !IsGlyphCore(surface, scale) ? 1 : 0;
  }
}

// Joins ink with the demoted surfaces that it touches, and those with each other.
void UniteNodes(const InkMerge& ink, size_t surface_count, MarkState& state) {
  const size_t atoms = ink.atoms.size();
  uint32_t* parent = state.parent.data();
  for (size_t i = 0; i < atoms + surface_count; ++i) {
    if (i >= atoms && state.is_real[i - atoms] != 0) continue;
    for (uint32_t v = ink.vote_begin[i]; v < ink.vote_begin[i + 1]; ++v) {
      const uint32_t surface = ink.votes[v].surface;
      if (state.is_real[surface] != 0) continue;
      Unite(parent, static_cast<uint32_t>(i), static_cast<uint32_t>(atoms + surface));
    }
  }
}

uint32_t MeanColor(const Atom& atom) {
  if (atom.colored == 0) return 0;
  const auto channel = [&](int64_t sum) { return static_cast<uint32_t>(sum / atom.colored); };
  return channel(atom.red) | channel(atom.green) << 8 | channel(atom.blue) << 16;
}

Status AddNode(uint32_t node, const Box& box, int64_t area, uint32_t color, bool textured,
               MarkState& state) {
  const uint32_t root = FindRoot(state.parent.data(), node);
  if (root == node) {
    state.mark_of[node] = static_cast<uint32_t>(state.marks.size());
    return state.marks.Push({.box = box,
                             .area = area,
                             .host = kNone,
                             .color = color,
                             .parts = 1,
                             .is_textured = textured,
                             .is_border = false});
  }
  const uint32_t index = state.mark_of[root];
  state.mark_of[node] = index;
  Mark& mark = state.marks[index];
  mark.box = Union(mark.box, box);
  mark.area += area;
  mark.parts = static_cast<uint16_t>(std::min(mark.parts + 1, 65535));
  mark.is_textured = mark.is_textured || textured;
  return Status::Ok();
}

Status CollectMarks(const SurfaceMerge& surfaces, const InkMerge& ink, MarkState& state) {
  const size_t atoms = ink.atoms.size();
  state.marks.Clear();
  for (uint32_t i = 0; i < atoms; ++i) {
    const Atom& atom = ink.atoms[i];
    GENIE_RETURN_IF_ERROR(
        AddNode(i, atom.box(), atom.area, MeanColor(atom), atom.colored * 2 < atom.area, state));
  }
  for (uint32_t s = 0; s < surfaces.surfaces.size(); ++s) {
    if (state.is_real[s] != 0) continue;
    const Surface& surface = surfaces.surfaces[s];
    GENIE_RETURN_IF_ERROR(AddNode(static_cast<uint32_t>(atoms + s), surface.box(), surface.area,
                                  surface.color, false, state));
  }
  return Status::Ok();
}

// The host is the real surface with the largest single vote; the lower number wins a tie.
void VoteForHost(uint32_t mark_index, uint32_t surface, uint32_t count, MarkState& state) {
  Mark& mark = state.marks[mark_index];
  uint32_t& best = state.host_votes[mark_index];
  if (count > best || (count == best && surface < mark.host)) {
    best = count;
    mark.host = surface;
  }
}

Status FindHosts(const InkMerge& ink, size_t surface_count, MarkState& state) {
  const size_t atoms = ink.atoms.size();
  GENIE_RETURN_IF_ERROR(state.host_votes.Assign(state.marks.size(), 0));
  for (size_t i = 0; i < atoms + surface_count; ++i) {
    const bool is_real = i >= atoms && state.is_real[i - atoms] != 0;
    for (uint32_t v = ink.vote_begin[i]; v < ink.vote_begin[i + 1]; ++v) {
      const Vote& vote = ink.votes[v];
      const bool other_real = state.is_real[vote.surface] != 0;
      if (!is_real && other_real) {
        VoteForHost(state.mark_of[i], vote.surface, vote.count, state);
      } else if (is_real && !other_real) {
        VoteForHost(state.mark_of[atoms + vote.surface], static_cast<uint32_t>(i - atoms),
                    vote.count, state);
      }
    }
  }
  return Status::Ok();
}

// Whether `mark` is drawn closely around `inner`, the box of a rectangle. Rings as small as tick
// boxes stay: beside letters their shape tells them from an O.
bool IsBorderOf(const Box& mark, const Box& inner, const Scale& scale) {
  const bool is_elongated = mark.width * 10 > mark.height * 16;
  if (!is_elongated && std::min(mark.width, mark.height) <= scale.Px(28)) return false;
  const int32_t limit = scale.Px(6);
  return Contains(mark, inner) && mark.width - inner.width <= limit &&
         mark.height - inner.height <= limit;
}

// Whether `inner` fills a field of a group of controls that share the outline `mark`.
bool IsFieldOf(const Box& mark, const Box& inner, const Scale& scale) {
  return Contains(mark, inner) && inner.height * 10 >= mark.height * 6 &&
         std::min(inner.width, inner.height) >= scale.Px(10);
}

Status FindBorders(const SurfaceMerge& surfaces, const InkMerge& ink, MarkState& state) {
  GENIE_RETURN_IF_ERROR(state.fields.Assign(state.marks.size(), 0));
  for (size_t i = 0; i < ink.atoms.size(); ++i) {
    Mark& mark = state.marks[state.mark_of[i]];
    for (uint32_t v = ink.vote_begin[i]; v < ink.vote_begin[i + 1]; ++v) {
      const uint32_t s = ink.votes[v].surface;
      if (state.is_real[s] == 0 || !IsRectangular(surfaces.surfaces[s])) continue;
      const Box inner = surfaces.surfaces[s].box();
      uint8_t& fields = state.fields[state.mark_of[i]];
      if (IsFieldOf(mark.box, inner, state.scale) && fields < 2) ++fields;
      if (fields == 2 || IsBorderOf(mark.box, inner, state.scale)) mark.is_border = true;
    }
  }
  return Status::Ok();
}

// The smallest height that `percent` of the counted letters do not exceed.
int32_t Percentile(const List<uint32_t>& heights, int64_t count, int64_t percent) {
  int64_t below = 0;
  size_t height = 0;
  while (below * 100 < count * percent) below += heights[++height];
  return static_cast<int32_t>(height);
}

// The median of the histogram; for capitals and digits alone, which have one height, that of the
// lower-case letters of their size.
int32_t LowerCaseHeight(const List<uint32_t>& heights, int64_t count) {
  const int32_t height = Percentile(heights, count, 50);
  const auto median = static_cast<size_t>(height);
  const int64_t alike = heights[median - 1] + int64_t{heights[median]} +
                        (median + 1 < heights.size() ? heights[median + 1] : 0);
  constexpr int64_t kCapitalsOnlyPercent = 92;
  // x-height to cap height is 0.68 to 0.76 in interface fonts.
  return alike * 100 >= count * kCapitalsOnlyPercent ? height * 72 / 100 : height;
}

}  // namespace

bool IsRectangular(const Surface& surface) {
  const Box box = surface.box();
  const Extremes& e = surface.extremes;
  const bool rows = e.top_count * 5 >= box.width && e.bottom_count * 5 >= box.width;
  const bool columns = e.left_count * 10 >= box.height && e.right_count * 10 >= box.height;
  return rows && columns;
}

Result<Scale> EstimateScale(const InkMerge& ink, MarkState& state) {
  Scale scale;
  GENIE_FAIL_IF_ERROR(state.heights.Assign(kMaxLetterHeight + 1, 0));
  const auto counted = CountLetterHeights(ink, state);
  if (!counted) return Fail(counted.error());
  constexpr int64_t kEnough = 24;  // letters; fewer say too little
  if (*counted < kEnough) return scale;
  scale.letter_height = LowerCaseHeight(state.heights, *counted);
  if (scale.letter_height >= 21) {
    scale.permille = 3000;
  } else if (scale.letter_height >= 14) {
    scale.permille = 2000;
  } else if (scale.letter_height >= 11 && Percentile(state.heights, *counted, 30) >= 10) {
    // Digits alone lift the median of a table: then the smaller third decides for scale 1.
    scale.permille = 1500;
  }
  scale.square_step = scale.permille == 1000   ? 1
                      : scale.permille == 1500 ? 2
                      : scale.permille == 2000 ? 3
                                               : 4;
  return scale;
}

Status GroupMarks(const SurfaceMerge& surfaces, const InkMerge& ink, MarkState& state) {
  const size_t surface_count = surfaces.surfaces.size();
  const size_t nodes = ink.atoms.size() + surface_count;
  GENIE_RETURN_IF_ERROR(state.is_real.Resize(surface_count));
  GENIE_RETURN_IF_ERROR(state.parent.Resize(nodes));
  GENIE_RETURN_IF_ERROR(state.mark_of.Assign(nodes, kNone));
  for (uint32_t i = 0; i < nodes; ++i) state.parent[i] = i;
  DemoteSurfaces(surfaces, state.scale, state);
  UniteNodes(ink, surface_count, state);
  GENIE_RETURN_IF_ERROR(CollectMarks(surfaces, ink, state));
  GENIE_RETURN_IF_ERROR(FindHosts(ink, surface_count, state));
  return FindBorders(surfaces, ink, state);
}

}  // namespace genie::detect
