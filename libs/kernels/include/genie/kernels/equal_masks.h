// EqualMasks: which pixels of a row are (nearly) equal to their right and lower neighbours, as
// bits. The first stage of zone finding reads every pixel here and nothing else does.
//
// Depends on: the standard library only. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>

namespace genie::kernels {

// Words of 64 bits that hold one bit for each of `width` pixels.
constexpr size_t MaskWords(size_t width) { return (width + 63) / 64; }

// Compares the pixels of `row` with their right neighbours and with those of `below`. Two pixels
// are equal when each of their four bytes differs by at most `tolerance` (PackRgbx makes the
// fourth byte 0, so that it decides nothing).
//
//   row          u32 [max(width, right_count + 1)], canonical pixels; [width] if right_count is 0
//   below        u32 [width], or null when down_bits is null
//   right_count  how many right neighbours exist, 0 .. width: width - 1 at the right edge of an
//                image, width where the row goes on
//   right_bits   u64 [MaskWords(width)], out: bit i % 64 of word i / 64 says row[i] == row[i + 1],
//                for i < right_count; all other bits 0
//   down_bits    u64 [MaskWords(width)], out, or null: row[i] == below[i] for i < width; all other
//                bits 0
//
// Exact on every target. Ownership: borrows all; outputs must not share memory with inputs.
// Threads: concurrent calls on distinct outputs are safe. Cost: one pass over both rows. Errors:
// none. Source: derived here.
void EqualMasks(const uint32_t* row, const uint32_t* below, size_t width, size_t right_count,
                uint8_t tolerance, uint64_t* right_bits, uint64_t* down_bits);

namespace scalar {
// The oracle of EqualMasks: the same in plain C++.
void EqualMasks(const uint32_t* row, const uint32_t* below, size_t width, size_t right_count,
                uint8_t tolerance, uint64_t* right_bits, uint64_t* down_bits);
}  // namespace scalar

}  // namespace genie::kernels
