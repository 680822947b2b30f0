// Runs: the set pixels of a row of bits as pairs of columns.
//
// Depends on: the standard library only. Thread safety: pure functions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace genie::kernels {

// Columns begin .. end - 1. Two 32-bit values, so that a row's transitions are its runs.
struct Run {
  uint32_t begin;
  uint32_t end;
};

// Runs of one row at most.
constexpr size_t MaxRuns(size_t width) { return width / 2 + 1; }

// Writes the runs of a row of bits; returns how many. Bits past the width are ignored. They are
// found by counting trailing zeros in the transitions of the row, 64 pixels a word.
inline size_t FindRuns(const uint64_t* words, size_t width, Run* runs) {
  uint32_t* edge = &runs->begin;  // transitions alternate: begin, end, begin, ...
  uint64_t carry = 0;             // the last bit of the word before
  for (size_t x = 0; x < width; x += 64) {
    uint64_t word = words[x / 64];
    if (width - x < 64) word &= (uint64_t{1} << (width - x)) - 1;
    uint64_t transitions = word ^ (word << 1 | carry);
    carry = word >> 63;
    for (; transitions != 0; transitions &= transitions - 1) {
      *edge++ = uint32_t(x) + uint32_t(std::countr_zero(transitions));
    }
  }
  if (carry != 0) *edge++ = uint32_t(width);
  return size_t(edge - &runs->begin) / 2;
}

}  // namespace genie::kernels
