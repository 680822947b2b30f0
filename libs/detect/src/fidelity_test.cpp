// That judging the changed cells alone gives what judging all of them gives, also for a change of
// the one pixel beyond a cell that its last pair reads.
#include "fidelity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "canvas.h"
#include "painting.h"

namespace genie::detect {
namespace {

ConstImageView ViewOf(const Canvas& canvas) {
  return {reinterpret_cast<const uint8_t*>(canvas.pixels.data()), canvas.width, canvas.height,
          ptrdiff_t{canvas.width} * 4, PixelFormat::kRgba};
}

// A cell with flat ground and as many edges as make it count; those in its last column lie between
// it and the next cell.
Canvas EdgesAtCellBorders(uint32_t seed) {
  Canvas canvas(256, 128, 0xf0f0f0);
  for (int32_t y = 0; y < canvas.height; ++y) {
    for (int32_t x = 32; x < canvas.width; x += 32) {
      const uint32_t value = Scrambled(seed, static_cast<uint32_t>(x), static_cast<uint32_t>(y));
      canvas.Set(x - 9, y, value % 3 == 0 ? 0x202020u : 0xf0f0f0u);
      canvas.Set(x, y, value % 5 == 0 ? 0x202020u : value % 5 == 1 ? 0xf4f4f4u : 0xf0f0f0u);
    }
  }
  return canvas;
}

TEST(Fidelity, ChangedCellsAloneGiveWhatAllCellsGive) {
  std::mt19937 random(3);
  const auto below = [&](int32_t n) { return static_cast<int32_t>(random() % uint32_t(n)); };
  int flips = 0;
  for (uint32_t seed = 0; seed < 300; ++seed) {
    Canvas canvas = EdgesAtCellBorders(seed);
    FidelityMap updated;
    FidelityMap whole;
    ASSERT_TRUE(SampleFidelity(ViewOf(canvas), updated).ok());
    for (int change = 0; change < 8; ++change) {
      const Box box{below(8) * 32 + below(3) - 1, below(128), 1 + below(2), 1 + below(40)};
      const Box inside = Intersection(box, canvas.bounds());
      if (inside.empty()) continue;
      const List<uint8_t>& cells = updated.cells;
      const std::vector<uint8_t> before(cells.begin(), cells.end());
      canvas.Fill(inside, random() % 2 == 0 ? 0x202020 : 0xf3f3f3);
      UpdateFidelity(ViewOf(canvas), inside, updated);
      ASSERT_TRUE(SampleFidelity(ViewOf(canvas), whole).ok());
      ASSERT_TRUE(std::ranges::equal(whole.cells.span(), updated.cells.span())) << seed;
      flips += std::ranges::equal(before, cells.span()) ? 0 : 1;
    }
  }
  EXPECT_GT(flips, 100);
}

}  // namespace
}  // namespace genie::detect
