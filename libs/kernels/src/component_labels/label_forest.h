// LabelForest: a union-find over the runs of a mask that lives in the label image itself.
//
//   first pass    the first pixel of a run holds the offset of a parent that is before it, or its
//   own second pass   it holds its label, and so does its parent, which is before it
//
// Depends on: rows.h. Thread safety: one thread at a time.
#pragma once

#include <genie/kernels/rows.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "pixels/runs.h"

namespace genie::kernels {

struct RunList {
  Run* runs;
  size_t count;
};

// Scratch: [MaxRuns(width)] each, and the bits of a row.
struct LabelRows {
  Run* above;
  Run* here;
  int32_t* labels;
  uint64_t* bits;
};

class LabelForest {
 public:
  explicit LabelForest(Rows<int32_t> target)
      : nodes_(target.data), stride_(target.stride_bytes / ptrdiff_t(sizeof(int32_t))) {}

  // First pass: joins the runs of row `y` with those above; two touch when they overlap after each
  // has grown by kReach columns (0: 4-connected, 1: 8-connected).
  template <uint32_t kReach>
  void AddRow(const RunList& above, const RunList& here, size_t y) {
    const auto row = int32_t(ptrdiff_t(y) * stride_);
    const auto row_above = int32_t((ptrdiff_t(y) - 1) * stride_);
    size_t first = 0;
    for (size_t i = 0; i < here.count; ++i) {
      const Run run = here.runs[i];
      const int32_t start = row + int32_t(run.begin);
      while (first < above.count && above.runs[first].end + kReach <= run.begin) ++first;
      int32_t root = start;
      nodes_[start] = start;
      size_t touching = first;
      for (; touching < above.count && above.runs[touching].begin < run.end + kReach; ++touching) {
        root = Join(root, row_above + int32_t(above.runs[touching].begin));
      }
      first = touching == first ? first : touching - 1;  // it may touch the next run too
    }
  }

  // Second pass, row by row: the labels of the runs of row `y`.
  void LabelRow(const RunList& here, size_t y, int32_t* labels) {
    const auto row = int32_t(ptrdiff_t(y) * stride_);
    for (size_t i = 0; i < here.count; ++i) {
      const int32_t start = row + int32_t(here.runs[i].begin);
      const int32_t parent = nodes_[start];
      labels[i] = nodes_[start] = parent == start ? ++labels_ : nodes_[parent];
    }
  }

  size_t labels() const { return size_t(labels_); }

 private:
  // Halves the path on the way.
  int32_t Find(int32_t node) {
    while (nodes_[node] != node) {
      nodes_[node] = nodes_[nodes_[node]];
      node = nodes_[node];
    }
    return node;
  }

  // The root of both, of which the first is one.
  int32_t Join(int32_t root, int32_t node) {
    const int32_t other = Find(node);
    const int32_t first = std::min(root, other);
    nodes_[root] = nodes_[other] = first;
    return first;
  }

  int32_t* nodes_;
  ptrdiff_t stride_;
  int32_t labels_ = 0;
};

}  // namespace genie::kernels
