// RowShift: by how much the rows of a rectangle moved up or down between two frames.
//
// Depends on: the standard library only. Thread safety: pure functions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace genie::kernels {

struct RowShift {
  int32_t dy = 0;     // row y of the old frame is row y + dy of the new one; 0: no shift found
  int32_t votes = 0;  // unique rows that say so
  int32_t still = 0;  // unique rows that stayed where they were
  friend bool operator==(const RowShift&, const RowShift&) = default;
};

// 64-bit words of scratch that FindRowShift needs: 48 to 80 bytes a row.
constexpr size_t RowShiftScratchWords(size_t rows) {
  return std::bit_ceil(2 * rows + 1) * 2 + 2 * rows;
}

// Lets rows vote for the shift, any amount in both directions. A hash that occurs exactly once in
// each frame votes for the distance between its places; blank and repeated rows say nothing. The
// most votes win; among equals the smaller amount, then the upward shift (dy < 0).
//
//   before, after  u64 [rows], what RowHash gives for one rectangle of both frames
//   rows           at most 2^24
//   scratch        u64 [RowShiftScratchWords(rows)], any content before, unspecified after
//
// A vote, no proof: the caller compares the pixels of the rows that it treats as moved. Ownership:
// borrows all. Threads: concurrent calls on distinct scratch are safe. Cost: O(rows) whatever the
// hashes are: a place in the table is sought kMaxRowProbes times at most, and a hash without a
// place (chosen ones; by chance hardly ever) does not vote. Errors: none. Source: derived here,
// after diffs that anchor on unique lines.
inline constexpr size_t kMaxRowProbes = 64;
RowShift FindRowShift(const uint64_t* before, const uint64_t* after, size_t rows,
                      uint64_t* scratch);

namespace scalar {
// The oracle of FindRowShift: compares every row with every other. Equal where all hashes find a
// place.
RowShift FindRowShift(const uint64_t* before, const uint64_t* after, size_t rows,
                      uint64_t* scratch);
}  // namespace scalar

}  // namespace genie::kernels
