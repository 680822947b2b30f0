// WindowTable: target pixels in groups whose source pixels all lie in one vector, so that a single
// permutation brings them side by side. It serves every enlarging and reductions down to a half;
// below that too few pixels share a vector.
//
// Depends on: tap_table.h. Thread safety: one thread builds, many may read.
#pragma once

#include "resize/tap_table.h"

namespace genie::kernels {

inline constexpr size_t kMostWindowLanes = 16;
inline constexpr size_t kMostWindowPairs = 2;

struct WindowTable {
  size_t lanes = 0;  // values of a vector: source values that a group reads, target values it makes
  size_t pixels = 0;  // target pixels of a group; 0: the table is of no use here
  size_t groups = 0;
  uint32_t* base = nullptr;   // [groups]  the first source value of each group
  uint8_t* index = nullptr;   // [groups][lanes]  where in its vector each target value comes from
  uint32_t* pairs = nullptr;  // [pair_count][groups][lanes]  the weights of each target value

  const uint8_t* IndexOf(size_t group) const { return index + group * lanes; }
  const uint32_t* PairsOf(size_t p, size_t group) const {
    return pairs + (p * groups + group) * lanes;
  }

  // Words for `size` target pixels: groups fill at least half of their vector.
  static size_t Words(size_t size, size_t channels) {
    const size_t values = size * 2 * channels + kMostWindowLanes;
    return size + values * (1 + kMostWindowPairs);
  }

  // The pixels of a group for windows of `lanes` values; 0 where they would fill less than half.
  static size_t PixelsOf(const TapTable& taps, size_t channels, size_t lanes) {
    const size_t most = lanes / channels;
    if (taps.pair_count > kMostWindowPairs) return 0;
    size_t pixels = most;
    for (size_t i = 0; i + 1 < taps.size; ++i) {
      while (pixels > 1 &&
             taps.first[std::min(i + pixels, taps.size) - 1] - taps.first[i] >= most) {
        --pixels;
      }
    }
    return 2 * pixels * channels >= lanes ? pixels : 0;
  }

  // The table in `words` [Words(taps.size, channels)], not filled.
  static WindowTable In(uint32_t* words, size_t size, size_t channels, size_t lanes,
                        size_t pixels) {
    WindowTable table = {lanes, pixels, pixels == 0 ? 0 : (size + pixels - 1) / pixels};
    table.base = words;
    table.pairs = words + size;
    table.index = reinterpret_cast<uint8_t*>(
        table.pairs + kMostWindowPairs * (size * 2 * channels + kMostWindowLanes));
    return table;
  }

  void Fill(const TapTable& taps, size_t channels) const {
    for (size_t group = 0; group < groups; ++group) {
      const size_t x = group * pixels;
      base[group] = uint32_t(taps.first[x] * channels);
      for (size_t lane = 0; lane < lanes; ++lane) {
        const size_t k = lane / channels;
        const bool is_used = k < pixels && x + k < taps.size;
        const size_t away = is_used ? taps.first[x + k] - taps.first[x] : 0;
        index[group * lanes + lane] = uint8_t(is_used ? away * channels + lane % channels : 0);
        for (size_t p = 0; p < taps.pair_count; ++p) {
          pairs[(p * groups + group) * lanes + lane] = is_used ? taps.Pair(p, x + k) : 0;
        }
      }
    }
  }
};

}  // namespace genie::kernels
