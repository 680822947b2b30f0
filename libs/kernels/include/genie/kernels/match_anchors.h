// MatchAnchors: windows that hold given values at a few places, 64 bytes at a time.
//
// Depends on: match_template.h, rows.h. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/kernels/match_template.h>
#include <genie/kernels/rows.h>

namespace genie::kernels {

// A byte of a window, `offset` from the window's first, that must be lowest .. lowest + range.
struct MatchAnchor {
  ptrdiff_t offset;
  uint8_t lowest;
  uint8_t range;
};

// Finds the windows of a row of `count` in which every anchor holds, from the left. Writes their
// columns, at most targets.size() of them, and returns how many it wrote.
//
//   row      the first window's first byte; bytes row + offset .. row + offset + (count - 1) * step
//            exist for every anchor
//   step     bytes from one window to the next: 1, 3 or 4
//   anchors  at least one; the most selective first: they are tested until none of 64 is left
size_t MatchFindAnchored(const uint8_t* row, size_t count, size_t step,
                         std::span<const MatchAnchor> anchors, std::span<uint32_t> targets);

// What the score of a window is made of.
struct MatchSums {
  uint64_t sums[kMatchPlanes];  // of its values, by plane
  uint64_t squares;             // of all
  int64_t products;             // with the template's values
};

// Sums one window of `step` bytes a pixel; of `pattern` it uses extent, planes and values.
MatchSums MatchSumWindow(Rows<const uint8_t> window, size_t step, const MatchPattern& pattern);

namespace scalar {
size_t MatchFindAnchored(const uint8_t* row, size_t count, size_t step,
                         std::span<const MatchAnchor> anchors, std::span<uint32_t> targets);
MatchSums MatchSumWindow(Rows<const uint8_t> window, size_t step, const MatchPattern& pattern);
}  // namespace scalar

}  // namespace genie::kernels
