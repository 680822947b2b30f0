// MatchTemplate: the normalised cross-correlation of a template with the windows of an image, row
// of windows by row of windows, for those windows alone that can reach a threshold.
//
// Both images lie in planes of u16 (one of a gray image, three of a colour one), rows padded by
// kMatchPadding. With N pixels, image values I, their mean m in the window, template values T and
// any integer t near T's mean (each a plane's own), v = T - t, the correlation of a window is
//
//   score = sum (I - m) v / sqrt(E F)      E = sum (I - m)^2      F = sum (T - mean of T)^2
//
// A search knows E and m of all windows from running sums. For a part A of the values and the rest
// B, Cauchy and Schwarz give  sum over B (I - m) v <= sqrt(E sum over B v^2), so that no window
// with
//
//   sum over A I v - m sum over A v  <  sqrt(E) (threshold sqrt(F) - sqrt(sum over B v^2))
//
// reaches the threshold. A begins with the largest |v|: where a template is ink on a ground, a
// tenth of its pixels has nearly all of the sum of squares. The same holds for any other split of v
// into two: u, one value for each square of 2, 4 or 8 pixels a side, and v - u. Then A is u of some
// squares, and the image's values are its sums over squares. Windows that are left are summed
// whole, in integers. The bound is told in floats, rounded to the safe side.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/kernels/rows.h>

namespace genie::kernels {

inline constexpr size_t kMatchPlanes = 3;
inline constexpr size_t kMatchPadding = 64;  // elements past each row of a plane; any content
inline constexpr size_t kMatchRowUnit = 32;  // rows of template values are a multiple of it

inline constexpr size_t kMatchMaxSide = 8;  // of a square

// Two values of the template and where they lie: elements from a window's first one, in the planes
// of squares' sums.
struct MatchPair {
  ptrdiff_t offsets[2];
  int16_t values[2];
};

// A bound: after `pairs` pairs a window goes on where
//   sum + slack >= sum over planes of mean * sums + root * margin, and root > 0.
struct MatchStage {
  size_t pairs;
  float sums[kMatchPlanes];
  float slack;
  float margin;
};

struct MatchPattern {
  Extent extent;                     // of the template: width * height up to 2^23
  size_t planes;                     // 1 or 3
  ptrdiff_t row_stride;              // of the image's planes, in elements
  ptrdiff_t plane_stride;            // from one plane of the image to the next, in elements
  const int16_t* values;             // v: [planes][height][value_stride], zero past the width
  size_t value_stride;               // the width, rounded up to kMatchRowUnit
  std::span<const MatchPair> pairs;  // sums of their products with the image's stay in 31 bits
  std::span<const MatchStage> stages;
};

// Sums over the template's height in each column of the image: [width] each.
struct MatchColumns {
  uint32_t* sums[kMatchPlanes];
  uint32_t* squares;  // of all planes together
};

// Of each window of a row: [windows] each, where nothing else is said.
struct MatchWindows {
  uint32_t* sum_ends[kMatchPlanes];  // [width + 1]: the columns' sums, added up from the left
  uint64_t* square_ends;             // [width + 1]
  float* means[kMatchPlanes];        // padded to windows + kMatchPadding
  float* roots;                      // sqrt(E), rounded down; 0 where the window is flat; padded
};

struct MatchHit {
  size_t x;
  int64_t sum;  // sum I v, exact
};

// Writes a row of an image as u16 planes: row `planes` for the first, `plane_stride` elements on
// for each other. Alpha is left out.
void MatchPlanesOfRow(const uint8_t* source, PixelOrder order, size_t width, uint16_t* planes,
                      ptrdiff_t plane_stride);

// Moves the columns' sums by a row: adds `entering` and takes `leaving` (null: none) away; both are
// the first plane's row.
void MatchMoveColumns(const MatchPattern& pattern, const uint16_t* entering,
                      const uint16_t* leaving, size_t width, const MatchColumns& columns);

// Writes a row of one plane of squares' sums: target[x] is the sum of `side` x `side` (1, 2, 4 or
// 8) elements from `rows`'s x on. Reads `side` rows of width + side - 1.
void MatchSumSquares(Rows<const uint16_t> rows, size_t side, size_t width, uint16_t* target);

// Tells mean and root of the windows that begin at columns 0 .. width - pattern.extent.width.
void MatchDescribeWindows(const MatchPattern& pattern, const MatchColumns& columns, size_t width,
                          const MatchWindows& windows);

// Writes the hits of a row of `count` windows, from the left, and returns how many there are: every
// window that is not flat and that no stage excludes. `row` is the first window's first element,
// `squares` the same in the planes that the pairs are about; `hits` has room for `count`.
size_t MatchFindHits(const MatchPattern& pattern, const uint16_t* row, const uint16_t* squares,
                     size_t count, const MatchWindows& windows, MatchHit* hits);

namespace scalar {

void MatchPlanesOfRow(const uint8_t* source, PixelOrder order, size_t width, uint16_t* planes,
                      ptrdiff_t plane_stride);
void MatchMoveColumns(const MatchPattern& pattern, const uint16_t* entering,
                      const uint16_t* leaving, size_t width, const MatchColumns& columns);
void MatchDescribeWindows(const MatchPattern& pattern, const MatchColumns& columns, size_t width,
                          const MatchWindows& windows);
void MatchSumSquares(Rows<const uint16_t> rows, size_t side, size_t width, uint16_t* target);
// Excludes no window but the flat ones: it sums all.
size_t MatchFindHits(const MatchPattern& pattern, const uint16_t* row, const uint16_t* squares,
                     size_t count, const MatchWindows& windows, MatchHit* hits);

}  // namespace scalar
}  // namespace genie::kernels
