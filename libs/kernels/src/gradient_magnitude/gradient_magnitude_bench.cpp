#include <genie/kernels/gradient_magnitude.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, Norm kNorm>
void MagnitudeFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth}, {}, {target.data(), kBenchWidth}, kBenchExtent, 1, kNorm);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(MagnitudeFrame<GradientMagnitude, Norm::kL1>)->Name("gradient_magnitude_l1/simd/u8x1");
BENCHMARK(MagnitudeFrame<GradientMagnitude, Norm::kL2>)->Name("gradient_magnitude_l2/simd/u8x1");
BENCHMARK(MagnitudeFrame<scalar::GradientMagnitude, Norm::kL1>)
    ->Name("gradient_magnitude_l1/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
