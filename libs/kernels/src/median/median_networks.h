// The networks of exchanges that give the median of a square whose columns are sorted.
//
// Thread safety: constants.
#pragma once

#include <cstddef>
#include <cstdint>

namespace genie::kernels {

// Puts the smaller of two values at `low` and the larger at `high`.
struct MedianExchange {
  uint8_t low, high;
};

// kColumn sorts a column. In the square, value kSide * r + c has rank r in column c; after kSquare
// the median is value kMedian.
struct MedianOfThree {
  static constexpr size_t kSide = 3;
  static constexpr MedianExchange kColumn[] = {{0, 1}, {1, 2}, {0, 1}};
  // The largest of the smallest, the median of the middle ones, the smallest of the largest; and
  // the median of these three.
  static constexpr MedianExchange kSquare[] = {{0, 1}, {1, 2}, {3, 4}, {4, 5}, {3, 4},
                                               {7, 8}, {6, 7}, {2, 4}, {4, 6}, {2, 4}};
  static constexpr size_t kMedian = 4;
};

// The rows are ordered as far as the median needs, which leaves thirteen candidates; the exchanges
// among these were found by a beam search over all cases of zeros and ones. Of the minima and
// maxima 88 are needed.
struct MedianOfFive {
  static constexpr size_t kSide = 5;
  static constexpr MedianExchange kColumn[] = {{0, 1}, {3, 4}, {2, 4}, {2, 3}, {1, 4},
                                               {0, 3}, {0, 2}, {1, 3}, {1, 2}};
  static constexpr MedianExchange kSquare[] = {
      {0, 1},   {3, 4},   {2, 4},   {2, 3},   {1, 4},   {0, 3},   {1, 3},   {5, 6},
      {8, 9},   {7, 9},   {7, 8},   {6, 9},   {5, 8},   {5, 7},   {6, 8},   {6, 7},
      {10, 11}, {13, 14}, {12, 14}, {12, 13}, {11, 14}, {10, 13}, {10, 12}, {11, 13},
      {11, 12}, {18, 19}, {15, 16}, {15, 17}, {16, 17}, {15, 18}, {16, 19}, {17, 19},
      {16, 18}, {17, 18}, {23, 24}, {20, 21}, {20, 22}, {21, 22}, {20, 23}, {21, 24},
      {21, 23}, {16, 9},  {15, 8},  {20, 13}, {16, 3},  {8, 21},  {20, 7},  {7, 3},
      {8, 17},  {11, 4},  {4, 8},   {4, 7},   {8, 3},   {8, 7},   {8, 12},  {12, 7}};
  static constexpr size_t kMedian = 12;
};

}  // namespace genie::kernels
