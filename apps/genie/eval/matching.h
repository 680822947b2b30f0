// Matching: who hit whom on one screen, for one subset of its elements at one IoU.
//
//   1. by falling confidence each prediction takes the free wanted element with the largest IoU
//   2. a prediction that took none is no error when it gives again what an eye sees as one thing
//      (one for each role merged into a wanted element), when it fits an element that is neither
//      hit nor miss (one each, and one for each merged role), or when it lies in an opaque area
//   3. a free element is no miss when the prediction that hit its twin fits it too
//
// Depends on: screen.h. Thread safety: values and pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "screen.h"

namespace genie::eval {

inline constexpr int32_t kNone = -1;

struct Counts {
  int64_t hits = 0;
  int64_t false_ones = 0;
  int64_t misses = 0;

  Counts& operator+=(const Counts& other) {
    hits += other.hits;
    false_ones += other.false_ones;
    misses += other.misses;
    return *this;
  }
};

// Elements by role in a matching; what is neither takes no part at all.
struct Sides {
  std::vector<uint8_t> wanted;  // by element
  std::vector<uint8_t> other;   // by element: neither hit nor miss
};

struct Matching {
  std::vector<uint32_t> rows;    // the predictions that took part, in order
  std::vector<int32_t> hit_of;   // by row: the element, or kNone
  std::vector<uint8_t> dropped;  // by row: neither hit nor false
  std::vector<uint8_t> hit;      // by element
  std::vector<uint8_t> excused;  // by element: wanted, free, and no miss
  Counts counts;
};

// Splits the elements: wanted ones that are not `ignore`; among the others, those that `is_other`
// names and all `ignore` ones.
template <typename IsWanted, typename IsOther>
Sides Split(const Screen& screen, IsWanted is_wanted, IsOther is_other) {
  Sides sides;
  for (const TruthElement& element : screen.truth.elements) {
    const bool wanted = is_wanted(element);
    sides.wanted.push_back(wanted && !element.ignore);
    sides.other.push_back(element.ignore || (!wanted && is_other(element)));
  }
  return sides;
}

// Row by row: the candidate with the largest IoU that has room left, or kNone. Uses up `room`.
std::vector<int32_t> TakeGreedily(const Screen& screen, const std::vector<uint32_t>& rows,
                                  std::vector<int32_t>& room, double at_least);

Matching Match(const Screen& screen, const Sides& sides, std::vector<uint32_t> rows,
               double at_least);

// The predictions at or above the threshold, and all of them.
std::vector<uint32_t> ShownRows(const Screen& screen);
std::vector<uint32_t> AllPredictions(const Screen& screen);

}  // namespace genie::eval
