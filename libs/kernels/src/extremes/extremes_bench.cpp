#include <genie/kernels/extremes.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel>
void ExtremesOfFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  for (auto _ : state) {
    benchmark::DoNotOptimize(kKernel({source.data(), kBenchWidth}, kBenchExtent));
  }
  DeclareBytes(state, source.size());
}

BENCHMARK(ExtremesOfFrame<FindExtremes>)->Name("extremes/simd/u8x1");
BENCHMARK(ExtremesOfFrame<scalar::FindExtremes>)->Name("extremes/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
