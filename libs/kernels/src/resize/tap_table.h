// TapTable: the weights of one axis of Resize, laid out for pairwise multiply-add: two weights a
// word, those of an odd last pixel with 0 beside it.
//
// Depends on: resize_taps.h. Thread safety: one thread builds, many may read.
#pragma once

#include "resize/resize_taps.h"

namespace genie::kernels {

struct TapTable {
  uint32_t* first;  // [to]      the first source pixel of each target pixel
  uint32_t* begin;  // [to + 1]  where its pairs start
  uint32_t* pairs;  // weight | next weight << 16

  // An area axis has at most from + to - 1 taps; each target pixel may waste half a pair.
  static size_t Words(size_t from, size_t to) { return 2 * to + 1 + from / 2 + 2 * to + 1; }

  // Lays the table out in `words` [Words(from, to)] and fills it.
  static TapTable Build(const Axis& axis, uint32_t* words) {
    TapTable table = {words, words + axis.to, words + 2 * axis.to + 1};
    uint32_t count = 0;
    for (uint64_t i = 0; i < axis.to; ++i) {
      const TapRange taps = TapsOf(axis, i);
      table.first[i] = uint32_t(taps.first);
      table.begin[i] = count;
      for (uint64_t k = 0; k < taps.count; k += 2) {
        const uint64_t j = taps.first + k;
        const uint64_t next = k + 1 < taps.count ? TapWeight(axis, i, j + 1) : 0;
        table.pairs[count++] = uint32_t(TapWeight(axis, i, j) | next << 16);
      }
    }
    table.begin[axis.to] = count;
    return table;
  }
};

}  // namespace genie::kernels
