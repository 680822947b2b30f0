// BoxGrid: which of a few boxes overlap a box. Cells of 128 px in a hash table, so that neither
// the size of the screen nor hostile coordinates cost memory; boxes over many cells are in a list.
//
// Depends on: base. Thread safety: built by one thread, then read by any number.
#pragma once

#include <algorithm>
#include <cstdint>

#include <genie/base/geometry.h>
#include <genie/base/list.h>

#include "hashing.h"
#include "index_table.h"

namespace genie::track {

class BoxGrid {
 public:
  static constexpr int32_t kCellShift = 7;   // cells of 128 px
  static constexpr int32_t kManyCells = 16;  // a box over more is large
  static constexpr int32_t kMaxVisits = 64;  // boxes that one look-up sees

  // Indexes `count` boxes, box_of(i) each. Cost: O(count). Errors: kOutOfMemory.
  template <typename BoxOf>
  [[nodiscard]] Status Build(int32_t count, BoxOf box_of) {
    entries_.Clear();
    large_.Clear();
    for (int32_t i = 0; i < count; ++i) {
      const Cells cells = CellsOf(box_of(i));
      if (cells.count() > kManyCells) {
        GENIE_RETURN_IF_ERROR(large_.Push(i));
        continue;
      }
      for (int32_t y = cells.top; y <= cells.bottom; ++y) {
        for (int32_t x = cells.left; x <= cells.right; ++x) {
          GENIE_RETURN_IF_ERROR(entries_.Push({i, x, y, cells.left, cells.top}));
        }
      }
    }
    GENIE_RETURN_IF_ERROR(table_.Reset(entries_.size()));
    for (auto e = static_cast<int32_t>(entries_.size()) - 1; e >= 0; --e) {
      table_.Insert(e, HashCell(entries_[e].x, entries_[e].y));
    }
    return Status::Ok();
  }

  // Calls visit(i) for the boxes whose cells `box` shares, each once, kMaxVisits at most. A box
  // over very many cells is compared with large ones only.
  template <typename Visit>
  void Near(const Box& box, Visit visit) const {
    int32_t visits = 0;
    const Cells cells = CellsOf(box);
    if (cells.count() > kManyCells / 4) {
      for (size_t k = 0; k < large_.size() && visits < kMaxVisits; ++k, ++visits) visit(large_[k]);
    }
    if (cells.count() > kManyCells * 4) return;
    for (int32_t y = cells.top; y <= cells.bottom; ++y) {
      for (int32_t x = cells.left; x <= cells.right; ++x) {
        table_.Find(HashCell(x, y), [&](int32_t e) {
          const Entry& entry = entries_[e];
          // Seen where the shared cells begin, and nowhere else.
          if (entry.x != x || entry.y != y) return false;
          if (x != std::max(cells.left, entry.left) || y != std::max(cells.top, entry.top)) {
            return false;
          }
          visit(entry.index);
          return ++visits >= kMaxVisits;
        });
      }
    }
  }

  size_t bytes() const {
    return entries_.capacity() * sizeof(Entry) + large_.capacity() * sizeof(int32_t) +
           table_.bytes();
  }

 private:
  struct Cells {
    int32_t left, top, right, bottom;
    int64_t count() const { return int64_t{right - left + 1} * (bottom - top + 1); }
  };
  struct Entry {
    int32_t index, x, y, left, top;
  };

  static Cells CellsOf(const Box& box) {
    return {box.x >> kCellShift, box.y >> kCellShift,
            (box.x + std::max(box.width, 1) - 1) >> kCellShift,
            (box.y + std::max(box.height, 1) - 1) >> kCellShift};
  }
  static uint64_t HashCell(int32_t x, int32_t y) { return MixBits(Halves(x, y)); }

  List<Entry> entries_;
  List<int32_t> large_;
  IndexTable table_;
};

}  // namespace genie::track
