#include <genie/kernels/integral.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, typename Sum>
void IntegralOfFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<Sum> target((kBenchWidth + 1) * (kBenchHeight + 1));
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth},
            {target.data(), ptrdiff_t((kBenchWidth + 1) * sizeof(Sum))}, kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() + target.size() * sizeof(Sum));
}

BENCHMARK(IntegralOfFrame<Integral, uint32_t>)->Name("integral/simd/u8x1");
BENCHMARK(IntegralOfFrame<scalar::Integral, uint32_t>)->Name("integral/scalar/u8x1");
BENCHMARK(IntegralOfFrame<IntegralOfSquares, uint64_t>)->Name("integral_of_squares/simd/u8x1");

}  // namespace
}  // namespace genie::kernels
