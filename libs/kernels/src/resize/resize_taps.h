// The weights of Resize along one axis: which source pixels a target pixel takes, and how much of
// each. See genie/kernels/resize.h for the meaning.
//
// Thread safety: pure functions.
#pragma once

#include <genie/kernels/resize.h>

#include <algorithm>
#include <cstdint>

namespace genie::kernels {

inline constexpr int64_t kTapOne = int64_t{1} << 14;  // the sum of a target pixel's weights

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

// How far sums are shifted: a bicubic sum may reach beyond what the source holds, and below zero.
constexpr int RowShift(ResizeFilter filter) { return filter == ResizeFilter::kBicubic ? 8 : 7; }
constexpr int ColumnShift(ResizeFilter filter) { return 28 - RowShift(filter); }

// Twice the distance from the centre of source pixel 0 to that of target pixel i, times `to`.
constexpr int64_t TwiceOffset(const Axis& axis, uint64_t i) {
  return int64_t((2 * i + 1) * axis.from) - int64_t(axis.to);
}

// The whole source pixels before the place of target pixel i, -1 at the least, and the rest in
// shares of 2 * to.
struct Place {
  int64_t whole;
  int64_t rest;
};
constexpr Place PlaceOf(const Axis& axis, uint64_t i) {
  const int64_t unit = 2 * int64_t(axis.to);
  const int64_t offset = TwiceOffset(axis, i) + unit;
  return {offset / unit - 1, offset % unit};
}

constexpr TapRange TapsOf(const Axis& axis, uint64_t i) {
  if (axis.filter == ResizeFilter::kNearest) {
    return {size_t((2 * i + 1) * axis.from / (2 * axis.to)), 1};
  }
  if (axis.filter == ResizeFilter::kArea) {
    const uint64_t first = i * axis.from / axis.to;
    return {size_t(first), size_t(((i + 1) * axis.from - 1) / axis.to - first + 1)};
  }
  const int64_t whole = PlaceOf(axis, i).whole;
  const int64_t around = axis.filter == ResizeFilter::kBicubic ? 1 : 0;
  const int64_t last = std::min(whole + 1 + around, int64_t(axis.from) - 1);
  const int64_t first = std::max<int64_t>(whole - around, 0);
  return {size_t(first), size_t(last - first + 1)};
}

// The rounded share of target pixel i's box that lies before the end of source pixel j.
constexpr int64_t AreaBefore(const Axis& axis, uint64_t i, uint64_t j) {
  const uint64_t covered = std::min((j + 1) * axis.to, (i + 1) * axis.from) - i * axis.from;
  return int64_t((covered * uint64_t(kTapOne) + axis.from / 2) / axis.from);
}

// Keys' kernel, a = -3/4, at the pixel `k` of -1 .. 2 for a place `t` / 2^16 behind pixel 0.
constexpr int64_t CubicWeight(int64_t t, int k) {
  constexpr int64_t kOne = int64_t{1} << 16, kCube = int64_t{1} << 48;
  constexpr int64_t kToTap = int64_t{4} << 34;  // quarters of 2^-48 to 2^-14
  const int64_t rest = kOne - t;
  const auto rounded = [](int64_t quarters) { return (quarters + kToTap / 2) >> 36; };
  const int64_t before = rounded(-3 * t * rest * rest);
  const int64_t here = rounded(5 * t * t * t - 9 * t * t * kOne + 4 * kCube);
  const int64_t after = rounded(-3 * rest * t * t);
  return k == -1 ? before : k == 0 ? here : k == 2 ? after : kTapOne - before - here - after;
}

// Source pixel j's weight: that of all pixels of the kernel that the edge maps to it.
constexpr int64_t BicubicWeight(const Axis& axis, uint64_t i, int64_t j) {
  const Place place = PlaceOf(axis, i);
  const int64_t unit = 2 * int64_t(axis.to);
  const int64_t t = ((place.rest << 16) + unit / 2) / unit;
  int64_t weight = 0;
  for (int k = -1; k <= 2; ++k) {
    const int64_t at = std::clamp<int64_t>(place.whole + k, 0, int64_t(axis.from) - 1);
    if (at == j) weight += CubicWeight(t, k);
  }
  return weight;
}

// The weight of source pixel j, one of TapsOf(axis, i); negative for kBicubic only.
constexpr int64_t TapWeight(const Axis& axis, uint64_t i, uint64_t j) {
  const TapRange taps = TapsOf(axis, i);
  if (axis.filter == ResizeFilter::kArea) {
    return AreaBefore(axis, i, j) - (j == taps.first ? 0 : AreaBefore(axis, i, j - 1));
  }
  if (axis.filter == ResizeFilter::kBicubic) return BicubicWeight(axis, i, int64_t(j));
  if (taps.count == 1) return kTapOne;
  const int64_t unit = 2 * int64_t(axis.to);
  const int64_t second = (PlaceOf(axis, i).rest * kTapOne + int64_t(axis.to)) / unit;
  return j == taps.first ? kTapOne - second : second;
}

// The source pixels of target pixels range.begin .. range.end - 1.
constexpr RowRange SourceOf(const Axis& axis, RowRange range) {
  if (range.begin >= range.end) return {};
  const TapRange last = TapsOf(axis, range.end - 1);
  return {TapsOf(axis, range.begin).first, last.first + last.count};
}

}  // namespace genie::kernels
