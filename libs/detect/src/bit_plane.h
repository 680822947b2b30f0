// BitPlane: one bit a pixel of the frame, rows padded to 64-bit words. Bit i of word w in row y is
// pixel (64 * w + i, y). Bits past the width are zero.
//
// A plane is 1/32 of a packed frame (260 KB at 1080p): three of them stay in a core's L2 cache,
// and every later stage reads these instead of pixels.
//
// Depends on: base. Thread safety: rows may be written by different threads.
#pragma once

#include <bit>
#include <cstdint>

#include <genie/base/list.h>

namespace genie::detect {

struct BitPlane {
  List<uint64_t> words;
  int32_t width = 0;
  int32_t height = 0;
  size_t stride = 0;  // words from one row to the next

  // One spare word at each row's end and one spare row, so that shifted reads stay inside.
  [[nodiscard]] Status Resize(int32_t new_width, int32_t new_height) {
    width = new_width;
    height = new_height;
    stride = static_cast<size_t>(new_width + 63) / 64 + 1;
    return words.Resize(stride * static_cast<size_t>(new_height + 1));
  }
  uint64_t* row(int32_t y) { return words.data() + static_cast<size_t>(y) * stride; }
  const uint64_t* row(int32_t y) const { return words.data() + static_cast<size_t>(y) * stride; }
  size_t words_per_row() const { return stride - 1; }
};

// The lowest `count` bits set; count 0 .. 64.
constexpr uint64_t LowBits(int32_t count) {
  return count >= 64 ? ~uint64_t{0} : (uint64_t{1} << count) - 1;
}

// 64 bits of a row from bit x on. Reads word x/64 and the next.
inline uint64_t BitsAt(const uint64_t* row, int32_t x) {
  const auto word = static_cast<size_t>(x) >> 6;
  const int32_t shift = x & 63;
  const uint64_t low = row[word] >> shift;
  return shift == 0 ? low : low | (row[word + 1] << (64 - shift));
}

// Whether any of bits first .. last (both included) is set.
inline bool AnyBit(const uint64_t* row, int32_t first, int32_t last) {
  const auto begin = static_cast<size_t>(first) >> 6;
  const auto end = static_cast<size_t>(last) >> 6;
  const uint64_t head = ~uint64_t{0} << (first & 63);
  const uint64_t tail = LowBits((last & 63) + 1);
  if (begin == end) return (row[begin] & head & tail) != 0;
  if ((row[begin] & head) != 0) return true;
  for (size_t i = begin + 1; i < end; ++i) {
    if (row[i] != 0) return true;
  }
  return (row[end] & tail) != 0;
}

// How many of bits first .. last-1 are set.
inline int32_t CountBits(const uint64_t* row, int32_t first, int32_t last) {
  int32_t count = 0;
  for (int32_t x = first; x < last; x += 64) {
    const uint64_t keep = LowBits(last - x);
    count += std::popcount(BitsAt(row, x) & keep);
  }
  return count;
}

}  // namespace genie::detect
