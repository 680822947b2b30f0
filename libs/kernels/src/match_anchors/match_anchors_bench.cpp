#include <genie/kernels/match_anchors.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

// Anchors of a value that a sixteenth of the frame's pixels have at most.
template <auto kFind>
void Find(benchmark::State& state) {
  const std::vector<uint8_t> image = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<MatchAnchor> anchors;
  for (ptrdiff_t i = 0; i < 12; ++i) anchors.push_back({i * 5 + i % 3 * 1920, uint8_t(i * 9), 12});
  std::vector<uint32_t> targets(kBenchWidth);
  for (auto _ : state) {
    for (size_t y = 0; y + 3 < kBenchHeight; ++y) {
      benchmark::DoNotOptimize(
          kFind(&image[y * kBenchWidth], kBenchWidth - 64, 1, anchors, targets));
    }
  }
  DeclareBytes(state, image.size());
}

BENCHMARK(Find<MatchFindAnchored>)->Name("match_anchors/simd/u8x1/anchors:12");
BENCHMARK(Find<scalar::MatchFindAnchored>)->Name("match_anchors/scalar/u8x1/anchors:12");

}  // namespace
}  // namespace genie::kernels
