#include <genie/kernels/bilateral.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, size_t kChannels>
void BilateralFrame(benchmark::State& state) {
  const BilateralWeights weights = MakeBilateralWeights(5, 25, 2, kChannels);
  const ptrdiff_t stride = kBenchWidth * kChannels;
  const std::vector<uint8_t> source = BenchBytes(kBenchHeight * stride);
  std::vector<uint8_t> target(source.size());
  std::vector<uint64_t> scratch(BilateralScratchWords(kChannels, weights));
  for (auto _ : state) {
    kKernel({source.data(), stride}, {}, {target.data(), stride}, kBenchExtent, kChannels, weights,
            scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(BilateralFrame<Bilateral, 1>)->Name("bilateral/simd/u8x1/diameter:5");
BENCHMARK(BilateralFrame<Bilateral, 3>)->Name("bilateral/simd/u8x3/diameter:5");
BENCHMARK(BilateralFrame<scalar::Bilateral, 1>)->Name("bilateral/scalar/u8x1/diameter:5");

}  // namespace
}  // namespace genie::kernels
