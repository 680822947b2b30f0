// TapTable: the weights of one axis of Resize, laid out for pairwise multiply-add: two weights a
// word, and the words of neighbouring target pixels side by side.
//
// Depends on: resize_taps.h. Thread safety: one thread builds, many may read.
#pragma once

#include "resize/resize_taps.h"

namespace genie::kernels {

struct TapTable {
  uint32_t* first;        // [size]  the first source pixel of each target pixel
  uint32_t* pairs;        // [pair_count][size]  weight | next weight << 16; unused ones are 0
  size_t size;            // target pixels
  size_t pair_count = 1;  // of the pixel that needs most; no pixel needs fewer by more than one

  uint32_t Pair(size_t p, size_t i) const { return pairs[p * size + i]; }

  static size_t MostPairs(const Axis& axis) {
    if (axis.filter == ResizeFilter::kBicubic) return 2;
    if (axis.filter != ResizeFilter::kArea) return 1;
    // A box of from / to pixels that begins inside one touches up to two more.
    return size_t(axis.from / axis.to + 3) / 2;
  }
  static size_t Words(const Axis& axis) { return size_t(axis.to) * (1 + MostPairs(axis)); }

  // The table that Build left in `words`, `pair_count` being what it found.
  static TapTable In(uint32_t* words, const Axis& axis, size_t pair_count) {
    return {words, words + axis.to, size_t(axis.to), pair_count};
  }

  // Lays the table out in `words` [Words(axis)] and fills it.
  static TapTable Build(const Axis& axis, uint32_t* words) {
    TapTable table = In(words, axis, 1);
    for (uint64_t i = 0; i < axis.to; ++i) {
      const TapRange taps = TapsOf(axis, i);
      table.first[i] = uint32_t(taps.first);
      table.pair_count = std::max(table.pair_count, (taps.count + 1) / 2);
    }
    for (size_t p = 0; p < table.pair_count; ++p) {
      for (uint64_t i = 0; i < axis.to; ++i) table.pairs[p * table.size + i] = PairOf(axis, i, p);
    }
    return table;
  }

 private:
  static uint32_t PairOf(const Axis& axis, uint64_t i, size_t p) {
    const TapRange taps = TapsOf(axis, i);
    const uint64_t j = taps.first + 2 * p;
    const int64_t here = 2 * p < taps.count ? TapWeight(axis, i, j) : 0;
    const int64_t next = 2 * p + 1 < taps.count ? TapWeight(axis, i, j + 1) : 0;
    return (uint32_t(here) & 0xFFFF) | uint32_t(next) << 16;
  }
};

}  // namespace genie::kernels
