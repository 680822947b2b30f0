#include <genie/kernels/absolute_difference.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel>
void Difference(benchmark::State& state) {
  const std::vector<uint8_t> a = BenchBytes(kBenchWidth * kBenchHeight);
  const std::vector<uint8_t> b(a.rbegin(), a.rend());
  std::vector<uint8_t> target(a.size());
  for (auto _ : state) {
    kKernel({a.data(), kBenchWidth}, {b.data(), kBenchWidth}, {target.data(), kBenchWidth},
            kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 3 * a.size());
}

BENCHMARK(Difference<AbsoluteDifference>)->Name("absolute_difference/simd/u8x1");
BENCHMARK(Difference<scalar::AbsoluteDifference>)->Name("absolute_difference/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
