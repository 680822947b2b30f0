#include <genie/kernels/components.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

// A mask like a page of text: 45 lines of outlined glyphs in cells of 10 x 24 with some noise in
// them, four fifths of each line: 14 % set.
std::vector<uint8_t> TextMask() {
  std::vector<uint8_t> mask(kBenchWidth * kBenchHeight);
  uint32_t state = 1;
  for (size_t i = 0; i < mask.size(); ++i) {
    state = state * 1664525u + 1013904223u;
    const size_t x = i % kBenchWidth, y = i / kBenchWidth;
    const size_t cx = x % 10, cy = y % 24;
    if (x % 480 >= 380 || cx >= 7 || cy >= 12) continue;
    const bool outline = cx <= 1 || cx >= 5 || cy <= 1 || cy >= 10;
    mask[i] = outline && state >> 28 != 0 ? 255 : 0;
  }
  return mask;
}

void OfBytes(benchmark::State& state) {
  const std::vector<uint8_t> mask = TextMask();
  std::vector<uint64_t> scratch(ComponentsScratchWords(kBenchWidth));
  std::vector<Component> components(200'000);
  size_t count = 0;
  for (auto _ : state) {
    count = ComponentsOfBytes({mask.data(), kBenchWidth}, kBenchExtent, Connectivity::kEight,
                              components, scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, mask.size());
  state.counters["components"] = double(count);
}

void OfBytesScalar(benchmark::State& state) {
  const std::vector<uint8_t> mask = TextMask();
  std::vector<uint32_t> scratch(2 * mask.size());
  std::vector<Component> components(200'000);
  for (auto _ : state) {
    benchmark::DoNotOptimize(scalar::ComponentsOfBytes({mask.data(), kBenchWidth}, kBenchExtent,
                                                       Connectivity::kEight, components,
                                                       scratch.data()));
  }
  DeclareBytes(state, mask.size());
}

BENCHMARK(OfBytes)->Name("components/simd/u8x1/connectivity:8");
BENCHMARK(OfBytesScalar)->Name("components/scalar/u8x1/connectivity:8");

}  // namespace
}  // namespace genie::kernels
