#include <genie/kernels/sobel.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, typename T>
void DerivativeFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<T> target(source.size());
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth}, {}, {target.data(), ptrdiff_t(kBenchWidth * sizeof(T))},
            kBenchExtent, 1, Axis::kX);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() * (1 + sizeof(T)));
}

BENCHMARK(DerivativeFrame<Sobel, uint8_t>)->Name("sobel/simd/u8x1");
BENCHMARK(DerivativeFrame<scalar::Sobel, uint8_t>)->Name("sobel/scalar/u8x1");
BENCHMARK(DerivativeFrame<SobelSigned, int16_t>)->Name("sobel_signed/simd/u8x1");
BENCHMARK(DerivativeFrame<Scharr, uint8_t>)->Name("scharr/simd/u8x1");
BENCHMARK(DerivativeFrame<scalar::Scharr, uint8_t>)->Name("scharr/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
