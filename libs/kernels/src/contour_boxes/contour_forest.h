// ContourForest: shapes and background of a mask joined together row by row, from their runs.
//
//   row y-1   ....#########....
//   row y     ....###...###....     the gap between the runs is a new piece of background;
//   row y+1   ....###..........     here it meets the outside: it was no hole
//
// Pieces are numbered as they begin, in the order of their first pixels, and the older number wins
// when two meet. So the root of a shape begins with its first pixel, and the background around the
// image, which is piece 0, keeps its number. Runs touch runs with a column of reach (8 neighbours),
// gaps touch gaps without (4): else a hole would leak through the corners of what closes it.
//
// Depends on: contour_boxes.h, pixels/runs.h. Thread safety: one thread at a time.
#pragma once

#include <genie/kernels/contour_boxes.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "pixels/runs.h"

namespace genie::kernels {

// The runs of one row. The gap left of run i is gaps[i]; left of the first and right of the last
// lies the outside.
struct ContourRow {
  Run* runs;
  uint32_t* parts;
  uint32_t* gaps;
  size_t count = 0;
};

class ContourForest {
 public:
  // Rows are borrowed: [MaxRuns(width)] of each array. `pieces` has room for one gap at least.
  ContourForest(ContourRow above, ContourRow here, const ContourPieces& pieces)
      : above_(above), here_(here), pieces_(pieces) {
    pieces_.gaps[0] = kOutside;
  }

  // Where the caller writes the runs of the next row, in order.
  Run* next_runs() { return here_.runs; }

  // Joins the `count` runs that were written to next_runs(), row `y`. False: no room for them.
  bool AddRow(size_t count, int32_t y) {
    if (pieces_.parts.size() - part_count_ < count) return false;
    if (pieces_.gaps.size() - gap_count_ < count) return false;
    here_.count = count;
    const Run* const runs = here_.runs;
    size_t first_gap = 0, first_part = 0;
    uint32_t begin = 0;
    for (size_t i = 0; i < count; ++i) {
      const uint32_t gap = JoinAbove({begin, runs[i].begin}, i == 0 ? kOutside : kNone, first_gap);
      here_.gaps[i] = gap == kNone ? NewGap() : gap;
      here_.parts[i] = PartOf(runs[i], here_.gaps[i], y, first_part);
      begin = runs[i].end;
    }
    JoinAbove({begin, UINT32_MAX}, kOutside, first_gap);
    std::swap(above_, here_);
    return true;
  }

  // The next row, `y`, has the runs of the one before.
  void RepeatRow(int32_t y) {
    for (size_t i = 0; i < above_.count; ++i) Part(FindPart(above_.parts[i])).box.height = y + 1;
  }

  // Packs the boxes of what lies outside to the front of the parts; returns how many.
  size_t Finish() {
    for (size_t i = 0; i < above_.count; ++i) JoinGaps(FindGap(above_.gaps[i]), kOutside);
    size_t found = 0;
    for (uint32_t i = 0; i < part_count_; ++i) {
      const ContourPart part = Part(i);
      if (part.parent != i || FindGap(part.gap) != kOutside) continue;
      const Box& edges = part.box;
      Part(uint32_t(found++)).box = BoxFromEdges(edges.x, edges.y, edges.width, edges.height);
    }
    return found;
  }

 private:
  static constexpr uint32_t kOutside = 0;
  static constexpr uint32_t kNone = UINT32_MAX;

  // Joins a gap, which is of the piece `root` (kNone: not known yet), with the gaps that it touches
  // in the row above, of which those before `first` end left of it. Returns its piece.
  uint32_t JoinAbove(Run gap, uint32_t root, size_t& first) {
    const Run* const runs = above_.runs;  // gap k of the row above lies left of run k
    while (first < above_.count && runs[first].begin <= gap.begin) ++first;
    size_t k = first;
    for (; k <= above_.count && (k == 0 || runs[k - 1].end < gap.end); ++k) {
      const uint32_t other = FindGap(GapAbove(k));
      root = root == kNone ? other : JoinGaps(root, other);
    }
    first = k == first ? first : k - 1;  // it may touch the next gap too
    return root;
  }

  uint32_t GapAbove(size_t k) const { return k < above_.count ? above_.gaps[k] : kOutside; }

  // The shape that a run belongs to; runs above before `first` end left of it.
  uint32_t PartOf(Run run, uint32_t gap, int32_t y, size_t& first) {
    const Run* const runs = above_.runs;
    while (first < above_.count && runs[first].end < run.begin) ++first;
    size_t k = first;
    if (k == above_.count || runs[k].begin > run.end) return NewPart(run, gap, y);
    uint32_t root = FindPart(above_.parts[k]);
    for (++k; k < above_.count && runs[k].begin <= run.end; ++k) {
      root = JoinParts(root, FindPart(above_.parts[k]));
    }
    first = k - 1;
    Box& edges = Part(root).box;
    edges.x = std::min(edges.x, int32_t(run.begin));
    edges.width = std::max(edges.width, int32_t(run.end));
    edges.height = y + 1;
    return root;
  }

  uint32_t NewGap() {
    pieces_.gaps[gap_count_] = gap_count_;
    return gap_count_++;
  }

  uint32_t NewPart(Run run, uint32_t gap, int32_t y) {
    Part(part_count_) = {{int32_t(run.begin), y, int32_t(run.end), y + 1}, part_count_, gap};
    return part_count_++;
  }

  ContourPart& Part(uint32_t index) { return pieces_.parts[index]; }

  // Both halve the path on the way.
  uint32_t FindGap(uint32_t gap) {
    uint32_t* const gaps = pieces_.gaps.data();
    for (uint32_t next = gaps[gap]; next != gap; next = gaps[gap]) gap = gaps[gap] = gaps[next];
    return gap;
  }

  uint32_t FindPart(uint32_t part) {
    while (Part(part).parent != part) part = Part(part).parent = Part(Part(part).parent).parent;
    return part;
  }

  // The root of two roots.
  uint32_t JoinGaps(uint32_t a, uint32_t b) {
    return pieces_.gaps[std::max(a, b)] = std::min(a, b);
  }

  uint32_t JoinParts(uint32_t a, uint32_t b) {
    if (a == b) return a;
    const uint32_t root = std::min(a, b);
    ContourPart& joined = Part(std::max(a, b));
    joined.parent = root;
    Box& edges = Part(root).box;
    edges.x = std::min(edges.x, joined.box.x);
    edges.width = std::max(edges.width, joined.box.width);
    return root;  // its bottom edge is the row that joins them
  }

  ContourRow above_;
  ContourRow here_;
  ContourPieces pieces_;
  uint32_t part_count_ = 0;
  uint32_t gap_count_ = 1;
};

}  // namespace genie::kernels
