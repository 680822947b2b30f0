// Between which two tiles a row or column lies, and how near to the second.
//
// Depends on: the standard library only. Thread safety: pure functions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace genie::kernels {

struct TileMix {
  size_t first = 0;     // tile
  size_t second = 0;    // the next, or the same at the edges
  uint32_t weight = 0;  // of the second, 0 .. 256
};

// `position` in pixels, `size` of a tile, `count` tiles.
constexpr TileMix MixAt(size_t position, size_t size, size_t count) {
  // Twice the distance to the first tile's centre, moved on by two tiles so that it is no
  // negative number.
  const uint64_t twice = 2 * uint64_t{position} + 4 * uint64_t{size} - size;
  const uint64_t before = twice / (2 * size);  // 2 for the first tile
  const uint64_t rest = twice % (2 * size);
  const auto tile = [count](uint64_t i) {
    return size_t(std::clamp<uint64_t>(i, 2, count + 1) - 2);
  };
  return {tile(before), tile(before + 1), uint32_t((rest * 256 + size) / (2 * size))};
}

}  // namespace genie::kernels
