#include <genie/kernels/threshold.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel>
void ThresholdFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth}, 127, {target.data(), kBenchWidth}, kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() + target.size());
}

void ThresholdBitsFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint64_t> target(source.size() / 64);
  for (auto _ : state) {
    ThresholdBits({source.data(), kBenchWidth}, 127, {target.data(), kBenchWidth / 8},
                  kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() + target.size() * 8);
}

BENCHMARK(ThresholdFrame<Threshold>)->Name("threshold/simd/u8x1");
BENCHMARK(ThresholdFrame<scalar::Threshold>)->Name("threshold/scalar/u8x1");
BENCHMARK(ThresholdBitsFrame)->Name("threshold_bits/simd/u8x1");

}  // namespace
}  // namespace genie::kernels
