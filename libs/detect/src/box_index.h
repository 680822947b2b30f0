// BoxIndex: which boxes are near a box. A grid of 64 px cells; a box stands in each cell that it
// overlaps, and one that covers more than kManyCells in a list of large ones.
//
// Depends on: base. Thread safety: built by one thread, then read by any number.
#pragma once

#include <algorithm>
#include <cstdint>

#include <genie/base/geometry.h>
#include <genie/base/list.h>

namespace genie::detect {

class BoxIndex {
 public:
  // Indexes `count` boxes, box_of(i) each. Empty boxes are left out. Errors: kOutOfMemory.
  template <typename BoxOf>
  [[nodiscard]] Status Build(size_t count, int32_t width, int32_t height, BoxOf box_of) {
    columns_ = width / kSide + 1;
    rows_ = height / kSide + 1;
    GENIE_RETURN_IF_ERROR(begin_.Assign(static_cast<size_t>(columns_) * rows_ + 1, 0));
    large_.Clear();
    for (uint32_t i = 0; i < count; ++i) {
      const Span span = SpanOf(box_of(i));
      if (span.cells() > kManyCells) {
        GENIE_RETURN_IF_ERROR(large_.Push(i));
        continue;
      }
      ForEachCell(span, [&](size_t cell) { ++begin_[cell + 1]; });
    }
    for (size_t c = 1; c < begin_.size(); ++c) begin_[c] += begin_[c - 1];
    GENIE_RETURN_IF_ERROR(items_.Resize(begin_.back()));
    for (uint32_t i = 0; i < count; ++i) {
      const Span span = SpanOf(box_of(i));
      if (span.cells() > kManyCells) continue;
      ForEachCell(span, [&](size_t cell) { items_[begin_[cell]++] = i; });
    }
    for (size_t c = begin_.size() - 1; c > 0; --c) begin_[c] = begin_[c - 1];
    begin_[0] = 0;
    return Status::Ok();
  }

  // Calls visit(i) for each box that may overlap `box`, some more than once, in no order that
  // callers may rely on beyond its being the same for the same boxes.
  template <typename Visit>
  void Near(const Box& box, Visit visit) const {
    for (const uint32_t i : large_) visit(i);
    ForEachCell(SpanOf(box), [&](size_t cell) {
      for (uint32_t k = begin_[cell]; k < begin_[cell + 1]; ++k) visit(items_[k]);
    });
  }
  size_t capacity_bytes() const {
    return (begin_.capacity() + items_.capacity() + large_.capacity()) * sizeof(uint32_t);
  }

 private:
  static constexpr int32_t kSide = 64;
  static constexpr int32_t kManyCells = 64;

  struct Span {
    int32_t left = 0, top = 0, right = -1, bottom = -1;
    int32_t cells() const { return (right - left + 1) * (bottom - top + 1); }
  };
  Span SpanOf(const Box& box) const {
    if (box.empty()) return {};
    return {std::clamp(box.x / kSide, 0, columns_ - 1), std::clamp(box.y / kSide, 0, rows_ - 1),
            std::clamp((box.right() - 1) / kSide, 0, columns_ - 1),
            std::clamp((box.bottom() - 1) / kSide, 0, rows_ - 1)};
  }
  template <typename Visit>
  void ForEachCell(const Span& span, Visit visit) const {
    for (int32_t y = span.top; y <= span.bottom; ++y) {
      for (int32_t x = span.left; x <= span.right; ++x) {
        visit(static_cast<size_t>(y) * static_cast<size_t>(columns_) + static_cast<size_t>(x));
      }
    }
  }

  int32_t columns_ = 0, rows_ = 0;
  List<uint32_t> begin_;
  List<uint32_t> items_;
  List<uint32_t> large_;
};

}  // namespace genie::detect
