// AffineWalk: the places in the source along one row of the target, and single pixels from there.
// See genie/kernels/warp_affine.h for the formula.
//
// Thread safety: pure functions.
#pragma once

#include <genie/kernels/warp_affine.h>

#include <algorithm>
#include <cstdint>

namespace genie::kernels {

inline constexpr int kPlaceBits = 10;    // of a coordinate
inline constexpr int kFractionBits = 5;  // of it that weigh pixels
inline constexpr int kFractions = 1 << kFractionBits;

// 2^-16 to 2^-10, halves to even.
constexpr int64_t RoundedPlace(int64_t value) {
  const int64_t whole = value >> 6, rest = value & 63;
  return whole + (rest > 32 || (rest == 32 && (whole & 1) == 1) ? 1 : 0);
}

// A coordinate along a row: start + what x adds, in units of 2^-10, its rounding included.
struct AffineAxis {
  int64_t start;
  int64_t factor;

  constexpr int64_t At(size_t x) const {
    return start + RoundedPlace(factor * static_cast<int64_t>(x));
  }
  // The pixel at or before the place.
  constexpr int64_t PixelAt(size_t x) const { return At(x) >> kPlaceBits; }
};

struct AffineWalk {
  AffineAxis x;
  AffineAxis y;
};

constexpr AffineWalk WalkOf(const AffineMatrix& matrix, size_t y, WarpFilter filter) {
  const auto row = static_cast<int64_t>(y);
  const int64_t half = filter == WarpFilter::kNearest
                           ? int64_t{1} << (kPlaceBits - 1)
                           : int64_t{1} << (kPlaceBits - kFractionBits - 1);
  return {{RoundedPlace(matrix.xy * row + matrix.x0) + half, matrix.xx},
          {RoundedPlace(matrix.yy * row + matrix.y0) + half, matrix.yx}};
}

// A source and what lies around it.
struct WarpSource {
  Rows<const uint8_t> rows;
  Extent extent;
  size_t channels;
  BorderValue border;

  // The channels of a pixel, wherever it is.
  const uint8_t* Pixel(int64_t x, int64_t y) const {
    const bool is_inside =
        x >= 0 && y >= 0 && x < int64_t(extent.width) && y < int64_t(extent.height);
    return is_inside ? rows.row(ptrdiff_t(y)) + size_t(x) * channels : border.channels;
  }
};

// Writes target pixel `x` of the walk.
inline void WarpPixel(const WarpSource& source, const AffineWalk& walk, size_t x, WarpFilter filter,
                      uint8_t* target) {
  const int64_t column = walk.x.PixelAt(x), row = walk.y.PixelAt(x);
  if (filter == WarpFilter::kNearest) {
    std::copy_n(source.Pixel(column, row), source.channels, target);
    return;
  }
  constexpr int kDropped = kPlaceBits - kFractionBits;
  const auto right = static_cast<uint32_t>(walk.x.At(x) >> kDropped & (kFractions - 1));
  const auto lower = static_cast<uint32_t>(walk.y.At(x) >> kDropped & (kFractions - 1));
  const uint8_t* pixels[] = {source.Pixel(column, row), source.Pixel(column + 1, row),
                             source.Pixel(column, row + 1), source.Pixel(column + 1, row + 1)};
  for (size_t c = 0; c < source.channels; ++c) {
    const uint32_t upper_sum = (kFractions - right) * pixels[0][c] + right * pixels[1][c];
    const uint32_t lower_sum = (kFractions - right) * pixels[2][c] + right * pixels[3][c];
    const uint32_t sum = (kFractions - lower) * upper_sum + lower * lower_sum;
    target[c] = uint8_t((sum + (1 << (2 * kFractionBits - 1))) >> (2 * kFractionBits));
  }
}

// Target pixels begin .. end - 1 of a row.
struct WalkSpan {
  size_t begin;
  size_t end;
};

// The first x of begin .. end for which `is_past` holds; it holds from there on.
template <typename IsPast>
constexpr size_t FirstPast(size_t begin, size_t end, const IsPast& is_past) {
  while (begin < end) {
    const size_t middle = begin + (end - begin) / 2;
    if (is_past(middle)) {
      end = middle;
    } else {
      begin = middle + 1;
    }
  }
  return begin;
}

// The pixels of `span` whose source coordinate is `least` to `most` whole pixels.
constexpr WalkSpan Within(const AffineAxis& axis, int64_t least, int64_t most, WalkSpan span) {
  if (axis.factor >= 0) {
    const size_t begin =
        FirstPast(span.begin, span.end, [&](size_t x) { return axis.PixelAt(x) >= least; });
    return {begin, FirstPast(begin, span.end, [&](size_t x) { return axis.PixelAt(x) > most; })};
  }
  const size_t begin =
      FirstPast(span.begin, span.end, [&](size_t x) { return axis.PixelAt(x) <= most; });
  return {begin, FirstPast(begin, span.end, [&](size_t x) { return axis.PixelAt(x) < least; })};
}

}  // namespace genie::kernels
