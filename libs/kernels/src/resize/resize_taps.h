// The weights of Resize along one axis: which source pixels a target pixel takes, and how much of
// each. See genie/kernels/resize.h for the meaning.
//
// Thread safety: pure functions.
#pragma once

#include <genie/kernels/resize.h>

#include <algorithm>
#include <cstdint>

namespace genie::kernels {

inline constexpr uint64_t kTapOne = uint64_t{1} << 14;  // the sum of a target pixel's weights

// `from` source pixels become `to` target pixels.
struct Axis {
  uint64_t from;
  uint64_t to;
  ResizeFilter filter;
};

struct TapRange {
  size_t first;
  size_t count;
};

// Twice the distance from the centre of source pixel 0 to that of target pixel i, times `to`.
constexpr int64_t TwiceOffset(const Axis& axis, uint64_t i) {
  return int64_t((2 * i + 1) * axis.from) - int64_t(axis.to);
}

constexpr TapRange TapsOf(const Axis& axis, uint64_t i) {
  if (axis.filter == ResizeFilter::kArea) {
    const uint64_t first = i * axis.from / axis.to;
    return {size_t(first), size_t(((i + 1) * axis.from - 1) / axis.to - first + 1)};
  }
  const int64_t offset = std::max<int64_t>(TwiceOffset(axis, i), 0);
  const uint64_t first = uint64_t(offset) / (2 * axis.to);
  return {size_t(first), first + 1 < axis.from ? size_t{2} : size_t{1}};
}

// The rounded share of target pixel i's box that lies before the end of source pixel j.
constexpr uint64_t AreaBefore(const Axis& axis, uint64_t i, uint64_t j) {
  const uint64_t covered = std::min((j + 1) * axis.to, (i + 1) * axis.from) - i * axis.from;
  return (covered * kTapOne + axis.from / 2) / axis.from;
}

// The weight of source pixel j, one of TapsOf(axis, i).
constexpr uint64_t TapWeight(const Axis& axis, uint64_t i, uint64_t j) {
  const TapRange taps = TapsOf(axis, i);
  if (axis.filter == ResizeFilter::kArea) {
    return AreaBefore(axis, i, j) - (j == taps.first ? 0 : AreaBefore(axis, i, j - 1));
  }
  if (taps.count == 1) return kTapOne;
  const uint64_t offset = uint64_t(std::max<int64_t>(TwiceOffset(axis, i), 0));
  const uint64_t second = (offset % (2 * axis.to) * kTapOne + axis.to) / (2 * axis.to);
  return j == taps.first ? kTapOne - second : second;
}

}  // namespace genie::kernels
