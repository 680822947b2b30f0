#include <genie/kernels/contour_boxes.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

// Outlined boxes in cells of 24 x 16, with a speck in every second one.
std::vector<uint8_t> BoxesMask() {
  std::vector<uint8_t> mask(kBenchWidth * kBenchHeight);
  for (size_t i = 0; i < mask.size(); ++i) {
    const size_t x = i % kBenchWidth % 24, y = i / kBenchWidth % 16;
    const bool is_inside = x < 20 && y < 12;
    const bool is_outline = is_inside && (x == 0 || x == 19 || y == 0 || y == 11);
    mask[i] = is_outline || (x == 9 && y == 5 && i / kBenchWidth / 16 % 2 == 0) ? 255 : 0;
  }
  return mask;
}

void OfScreen(benchmark::State& state) {
  const std::vector<uint8_t> mask = BoxesMask();
  std::vector<uint64_t> scratch(ContourBoxesScratchWords(kBenchWidth));
  std::vector<ContourPart> parts(200'000);
  std::vector<uint32_t> gaps(200'000);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        ContourBoxes({mask.data(), kBenchWidth}, kBenchExtent, {parts, gaps}, scratch.data()));
  }
  DeclareBytes(state, mask.size());
}

void OfScreenScalar(benchmark::State& state) {
  const std::vector<uint8_t> mask = BoxesMask();
  std::vector<uint32_t> scratch(2 * (kBenchWidth + 2) * (kBenchHeight + 2));
  std::vector<Box> boxes(200'000);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        scalar::ContourBoxes({mask.data(), kBenchWidth}, kBenchExtent, boxes, scratch.data()));
  }
  DeclareBytes(state, mask.size());
}

BENCHMARK(OfScreen)->Name("contour_boxes/simd/u8x1");
BENCHMARK(OfScreenScalar)->Name("contour_boxes/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
