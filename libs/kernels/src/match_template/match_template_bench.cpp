#include <genie/kernels/match_template.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

// Whole sums of a row of windows with a template of 64 x 32: what no bound excludes.
template <auto kFind>
void Sums(benchmark::State& state) {
  const size_t width = kBenchWidth, stride = width + kMatchPadding;
  std::vector<uint16_t> image(stride * 32 + kMatchPadding);
  const std::vector<uint8_t> bytes = BenchBytes(image.size());
  for (size_t i = 0; i < image.size(); ++i) image[i] = bytes[i];
  const std::vector<int16_t> values(64 * 32, -100);
  const MatchPattern pattern = {{64, 32}, 1, ptrdiff_t(stride), 0, values.data(), 64, {}, {}};
  std::vector<float> ones(stride + kMatchPadding, 1);
  const MatchWindows windows = {{}, nullptr, {ones.data()}, ones.data()};
  std::vector<MatchHit> hits(width - 63);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        kFind(pattern, image.data(), image.data(), hits.size(), windows, hits.data()));
  }
  state.counters["products"] = benchmark::Counter(
      double(state.iterations()) * double(hits.size()) * 64 * 32, benchmark::Counter::kIsRate);
}

BENCHMARK(Sums<MatchFindHits>)->Name("match_template/simd/u8x1/template:64x32");
BENCHMARK(Sums<scalar::MatchFindHits>)->Name("match_template/scalar/u8x1/template:64x32");

}  // namespace
}  // namespace genie::kernels
