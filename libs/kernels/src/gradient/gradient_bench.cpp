#include <genie/kernels/gradient.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel>
void GradientFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth}, {target.data(), kBenchWidth}, kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(GradientFrame<Gradient>)->Name("gradient/simd/u8x1");
BENCHMARK(GradientFrame<scalar::Gradient>)->Name("gradient/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
